/** Shapes of the buttons; each button has its own name in words. */
const PATHS = {
  search: 'M7 2.2a4.8 4.8 0 110 9.6 4.8 4.8 0 010-9.6zM10.6 10.6l3.4 3.4',
  close: 'M3.5 3.5l9 9m0-9l-9 9',
  unfolded: 'M4 6l4 4.4L12 6',
  folded: 'M6 4l4.4 4L6 12',
  events: 'M2 3.5h12M2 8h12M2 12.5h8',
  status: 'M1.5 9h3l2-6 3 10 2-6 1 2h2',
  rejected: 'M8 2.2a5.8 5.8 0 110 11.6A5.8 5.8 0 018 2.2zM4 4l8 8',
  discovered: 'M8 1.6v12.8M1.6 8h12.8M8 5a3 3 0 110 6 3 3 0 010-6z',
  help: 'M5.6 6a2.4 2.4 0 113.6 2.1C8.3 8.6 8 9 8 10m0 2.2v.6',
  list: 'M1.8 3.5h2m2.4 0h8M1.8 8h2m2.4 0h8m-12.4 4.5h2m2.4 0h8',
  auto: 'M8 2.2a5.8 5.8 0 110 11.6zM8 2.2a5.8 5.8 0 100 11.6',
  light:
    'M8 5a3 3 0 110 6 3 3 0 010-6zM8 1v1.6m0 10.8V15M1 8h1.6m10.8 0H15M3 3l1.2 1.2m7.6 7.6L13 13M3 13l1.2-1.2m7.6-7.6L13 3',
  dark: 'M13.4 9.6A5.8 5.8 0 016.4 2.6a5.8 5.8 0 107 7z',
  contrast: 'M8 1.8a6.2 6.2 0 110 12.4A6.2 6.2 0 018 1.8zm0 2.6v7.2M4.4 8h7.2',
  pinned: 'M3 8.4l3.4 3.4L13 4.6',
  more: 'M8 3v10M3 8h10',
  outside: 'M8 2l6.4 11.6H1.6zM8 6.4v3.4m0 1.7v.4',
  up: 'M8 13V3.4M4 7.2l4-4 4 4',
  down: 'M8 3v9.6M4 8.8l4 4 4-4',
} as const

export type IconName = keyof typeof PATHS

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
)
