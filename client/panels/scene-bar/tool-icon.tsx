/** Shapes of the scene's tools, on the grid of the other buttons. */
const PATHS = {
  whole: 'M2 5.2V2h3.2m5.6 0H14v3.2m0 5.6V14h-3.2m-5.6 0H2v-3.2M5.2 6.6L8 5l2.8 1.6v3L8 11.2 5.2 9.6z',
  top: 'M2.6 2.6h10.8v10.8H2.6zM2.6 6.4h5.6v7M8.2 2.6v3.8h5.2',
  isometric: 'M8 1.8l5.6 3.2v6L8 14.2 2.4 11V5zM2.4 5L8 8.2 13.6 5M8 8.2v6',
  free: 'M2.2 3.2L9 1.8v12.4l-6.8-1.4zM9 1.8l4.8 2.6v7.2L9 14.2M9 6.2l4.8.6',
  north: 'M8 1.6l3.4 12L8 11.4l-3.4 2.2zM8 1.6v9.8',
  walk: 'M8.8 2.2a1.2 1.2 0 110 2.4 1.2 1.2 0 010-2.4zM7.6 6.4l-.8 3.8 2.4 1.8.6 2.6m-3-4.4l-2 4.4M7.6 6.4l-2.8 1.4v2.4m2.8-3.8l1.6.2 1 1.8 2 .6',
  follow:
    'M2 8.4h8.4v3.4H2zM3.6 11.8a1.2 1.2 0 102.4 0m1.4 0a1.2 1.2 0 102.4 0M4 8.4V6h4.4v2.4M10.8 3.8L14 2.4l-1 3.2M11 5.4L14 2.4',
  nearer: 'M7 2.2a4.8 4.8 0 110 9.6 4.8 4.8 0 010-9.6zM10.6 10.6l3.4 3.4M4.8 7h4.4M7 4.8v4.4',
  farther: 'M7 2.2a4.8 4.8 0 110 9.6 4.8 4.8 0 010-9.6zM10.6 10.6l3.4 3.4M4.8 7h4.4',
  box: 'M2 4.4V2h2.4m2.4 0h2.4m2.4 0H14v2.4m0 2.4v1.4M2 6.8v2.4m0 2.4V14h2.4m2.4 0h1.4M9.4 9.4l5 1.8-2.2 1-1 2.2z',
  picture: 'M1.8 4.4h2.8l1.2-1.8h4.4l1.2 1.8h2.8v8.8H1.8zM8 6.2a2.5 2.5 0 110 5 2.5 2.5 0 010-5z',
  full: 'M9.6 2H14v4.4M14 2L9.4 6.6M6.4 14H2V9.6M2 14l4.6-4.6',
  overlay: 'M8 1.8l6.2 3.4L8 8.6 1.8 5.2zM1.8 8L8 11.4 14.2 8M1.8 10.8L8 14.2l6.2-3.4',
  tools: 'M3 8h.1m4.8 0h.1m4.8 0h.1',
} as const

export type ToolIconName = keyof typeof PATHS

export const ToolIcon = ({ name }: { readonly name: ToolIconName }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} {...(name === 'tools' ? { strokeWidth: 2.6 } : {})} />
  </svg>
)
