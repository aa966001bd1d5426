/** The whole screen. */
export function App() {
  return <main />
}
