/** A line as the picture's legend names it. */
export interface PictureLine {
  readonly colour: string
  readonly dash: readonly number[]
  readonly text: string
}

export interface PictureLook {
  readonly ground: string
  readonly ink: string
  readonly family: string
  readonly title: string
}

/** The chart with its title and its legend, as a PNG in the size of the screen's own pixels. */
export async function chartPicture(
  chart: HTMLCanvasElement,
  lines: readonly PictureLine[],
  look: PictureLook,
): Promise<Blob | undefined> {
  const ratio = devicePixelRatio
  const [edge, row] = [12 * ratio, 20 * ratio]
  const canvas = document.createElement('canvas')
  canvas.width = chart.width + 2 * edge
  canvas.height = chart.height + 2 * edge + row * (lines.length + 1.5)
  const pen = canvas.getContext('2d')
  if (pen === null) return undefined
  pen.fillStyle = look.ground
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = look.ink
  pen.textBaseline = 'middle'
  pen.font = `600 ${14 * ratio}px ${look.family}`
  pen.fillText(look.title, edge, edge + row / 2, canvas.width - 2 * edge)
  pen.drawImage(chart, edge, edge + row * 1.5)
  pen.font = `${12.5 * ratio}px ${look.family}`
  lines.forEach(({ colour, dash, text }, i) => {
    const y = edge + row * (i + 2) + chart.height
    pen.strokeStyle = colour
    pen.lineWidth = 2 * ratio
    pen.setLineDash(dash.map((length) => length * ratio))
    pen.beginPath()
    pen.moveTo(edge, y)
    pen.lineTo(edge + 28 * ratio, y)
    pen.stroke()
    pen.fillText(text, edge + 36 * ratio, y, canvas.width - 2 * edge - 36 * ratio)
  })
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png')
  })
}
