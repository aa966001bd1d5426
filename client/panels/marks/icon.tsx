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
  toLeft: 'M2 2.5v11h12v-11zM6.6 2.5v11M12 8H8.8m1.6-2L8.6 8l1.8 2',
  toRight: 'M2 2.5v11h12v-11zM9.4 2.5v11M4 8h3.2M5.6 6l1.8 2-1.8 2',
  tree: 'M2.5 2v9.5a1.5 1.5 0 001.5 1.5h2M2.5 5H6m1.5-1.5h6v3h-6zm-1.5 8h7.5v3H7.5z',
  area: 'M1.6 13.8V6.4l4 2.6V6.4l4 2.6V2.4h4.8v11.4zM4.6 11.4h.1m3.2 0h.1m3.2 0h.1',
  machine: 'M2 13.6V7h5.4V3.2H14v10.4zM9.6 5.6h2.2M4.4 9.6h2.2m3 0h2.2',
  views: 'M1.6 4.6h3l1.2-1.8h4.4l1.2 1.8h3v8.6H1.6zM8 6.4a2.4 2.4 0 110 4.8 2.4 2.4 0 010-4.8z',
  recordings:
    'M5 5.2a2.8 2.8 0 110 5.6 2.8 2.8 0 010-5.6zM11 5.2a2.8 2.8 0 110 5.6 2.8 2.8 0 010-5.6zM5 10.8h6',
  settings:
    'M2 4.4h6.4m3.2 0H14M2 8h1.6m3.2 0H14M2 11.6h7.6m3.2 0H14M8.4 4.4a1.6 1.6 0 103.2 0 1.6 1.6 0 10-3.2 0M3.6 8a1.6 1.6 0 103.2 0 1.6 1.6 0 10-3.2 0m6 3.6a1.6 1.6 0 103.2 0 1.6 1.6 0 10-3.2 0',
  scene: 'M8 1.8l5.8 3.2v6L8 14.2 2.2 11V5zM2.2 5L8 8.2 13.8 5M8 8.2v6',
  command: 'M2 3.4h12v9.2H2zM4.4 6.2L6.2 8l-1.8 1.8M7.6 10h3.6',
  others: 'M3.4 8h.1m4.4 0h.1m4.4 0h.1',
  flow: 'M2 8h11M9 4l4 4-4 4',
  fit: 'M2 5.4V2h3.4m5.2 0H14v3.4m0 5.2V14h-3.4m-5.2 0H2v-3.4',
  raise: 'M4 10.2L8 6l4 4.2',
  only: 'M1.8 2.6h12.4L9.6 8.2v5.2l-3.2-1.6V8.2z',
  chart: 'M2 13.4h12M2.6 10l3-4 3 2.4 4.6-6',
  follow: 'M8 1.8v3m0 6.4v3M1.8 8h3m6.4 0h3M8 5.6a2.4 2.4 0 110 4.8 2.4 2.4 0 010-4.8z',
  simulation: 'M3 2.6v10.8L9.4 8zM9.4 2.6v10.8L15.8 8z',
  pause: 'M5.4 3v10m5.2-10v10',
  play: 'M4.4 2.8v10.4L13 8z',
  table: 'M2 3h12v10H2zM2 6.4h12M2 9.8h12M6.6 3v10',
  copy: 'M5.4 5.4h8v8h-8zM10.6 5V2.6h-8v8h2.6',
  picture: 'M2 3h12v10H2zM2.4 12l3.6-4 2.6 2.6L11 8.2l2.8 3.2M5.4 6h.1',
  undo: 'M6 3L2.6 6.4 6 9.8M2.6 6.4h6.8a4 4 0 010 8H6',
  redo: 'M10 3l3.4 3.4L10 9.8m3.4-3.4H6.6a4 4 0 000 8H10',
  rename: 'M2.4 13.6l.8-3.4 7.4-7.4 2.6 2.6-7.4 7.4zM9 4.4L11.6 7',
  remove: 'M2.6 4.4h10.8M6.2 4.2V2.4h3.6v1.8M4 4.6l.7 9h6.6l.7-9M6.8 7v4.4m2.4-4.4v4.4',
  home: 'M2 8l6-5.4L14 8M3.8 6.6v6.8h8.4V6.6',
  playBack: 'M11.6 2.8v10.4L3 8z',
  previous: 'M12.6 3v10L5.4 8zM3.6 3v10',
  next: 'M3.4 3v10l7.2-5zm9-0v10',
  loop: 'M4 5.4h7.4a2.4 2.4 0 012.4 2.4M12 10.6H4.6a2.4 2.4 0 01-2.4-2.4M5.8 3.4L3.8 5.4l2 2m4.4 1.2l2 2-2 2',
  range: 'M2.4 3v10m11.2-10v10M4.6 8h6.8M6.4 6.2L4.6 8l1.8 1.8m3.2-3.6L11.4 8l-1.8 1.8',
  bookmark: 'M4 2.4h8v11.2L8 10.4l-4 3.2z',
  past: 'M2.6 8a5.6 5.6 0 101.8-4.1M2.4 2.4v3.2h3.2M8 4.8V8l2.4 1.6',
  tie: 'M6.4 9.6l3.2-3.2M7 4.8l2-2a2.9 2.9 0 014.2 4.2l-2 2M9 11.2l-2 2A2.9 2.9 0 012.8 9l2-2',
  split: 'M2 3h12v10H2zM8 3v10',
  differences: 'M2 5h10M9.4 2.4L12 5 9.4 7.6M14 11H4m2.6-2.6L4 11l2.6 2.6',
  renew: 'M13.2 6.6A5.6 5.6 0 103.6 11M13.4 2.6v4h-4',
} as const

export type IconName = keyof typeof PATHS

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
)
