/** What the bare scene is asked to draw. */
export interface BareScene {
  readonly kinds: number
  readonly machines: number
  /** So many Machines change their colour, so many times a second. */
  readonly changing: number
  readonly hertz: number
}

/**
 * The floor that the scene is held against, run in an empty page: boxes for Machines, one instanced draw a Kind, one
 * byte of state each in a buffer that is written when some change, a camera that turns, and no library.
 */
export function playBareScene({ kinds, machines, changing, hertz }: BareScene): void {
  const canvas = document.createElement('canvas')
  canvas.width = innerWidth
  canvas.height = innerHeight
  document.body.append(canvas)
  const gl = canvas.getContext('webgl2')
  if (gl === null) throw new Error('no WebGL 2')
  const program = gl.createProgram()
  const shader = (type: number, source: string): void => {
    const made = gl.createShader(type)
    if (made === null) throw new Error('no shader')
    gl.shaderSource(made, source)
    gl.compileShader(made)
    gl.attachShader(program, made)
  }
  shader(
    gl.VERTEX_SHADER,
    `#version 300 es
    layout(location = 0) in vec3 corner;
    layout(location = 1) in vec2 place;
    layout(location = 2) in float state;
    uniform vec4 turn;
    out float shade;
    void main() {
      vec2 at = place + corner.xy;
      vec2 turned = vec2(at.x * turn.x - at.y * turn.y, at.x * turn.y + at.y * turn.x);
      gl_Position = vec4(turned.x * turn.z, turned.y * turn.z * 0.6 + corner.z * turn.z, 0.5, 1.0);
      shade = state / 255.0;
    }`,
  )
  shader(
    gl.FRAGMENT_SHADER,
    `#version 300 es
    precision mediump float;
    in float shade;
    out vec4 color;
    void main() { color = vec4(vec3(shade), 1.0); }`,
  )
  gl.linkProgram(program)
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's word, and no hook of React's
  gl.useProgram(program)
  const turn = gl.getUniformLocation(program, 'turn')
  const corners = new Float32Array(36 * 3).map((_, i) => (((i * 7919) >> 3) & 1) * 0.8)
  const cornerBuffer = gl.createBuffer()
  gl.bindBuffer(gl.ARRAY_BUFFER, cornerBuffer)
  gl.bufferData(gl.ARRAY_BUFFER, corners, gl.STATIC_DRAW)
  const each = Math.ceil(machines / kinds)
  const side = Math.ceil(Math.sqrt(machines))
  const pools = Array.from({ length: kinds }, (_, kind) => {
    const vao = gl.createVertexArray()
    gl.bindVertexArray(vao)
    gl.bindBuffer(gl.ARRAY_BUFFER, cornerBuffer)
    gl.enableVertexAttribArray(0)
    gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 0, 0)
    const places = new Float32Array(each * 2)
    for (let i = 0; i < each; i++) {
      const at = kind * each + i
      places[2 * i] = (at % side) - side / 2
      places[2 * i + 1] = Math.floor(at / side) - side / 2
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer())
    gl.bufferData(gl.ARRAY_BUFFER, places, gl.STATIC_DRAW)
    gl.enableVertexAttribArray(1)
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, 0, 0)
    gl.vertexAttribDivisor(1, 1)
    const states = new Uint8Array(each)
    const stateBuffer = gl.createBuffer()
    gl.bindBuffer(gl.ARRAY_BUFFER, stateBuffer)
    gl.bufferData(gl.ARRAY_BUFFER, states, gl.DYNAMIC_DRAW)
    gl.enableVertexAttribArray(2)
    gl.vertexAttribPointer(2, 1, gl.UNSIGNED_BYTE, false, 0, 0)
    gl.vertexAttribDivisor(2, 1)
    return { vao, states, stateBuffer }
  })
  let changedAt = 0
  const play = (millis: number): void => {
    requestAnimationFrame(play)
    if (millis - changedAt > 1000 / hertz) {
      changedAt = millis
      for (let i = 0; i < changing; i++) {
        const machine = (i * 7919 + Math.floor(millis)) % machines
        const pool = pools[machine % kinds]
        if (pool !== undefined) pool.states[Math.floor(machine / kinds)] = (i + millis) & 255
      }
      for (const { states, stateBuffer } of pools) {
        gl.bindBuffer(gl.ARRAY_BUFFER, stateBuffer)
        gl.bufferSubData(gl.ARRAY_BUFFER, 0, states)
      }
    }
    gl.clear(gl.COLOR_BUFFER_BIT)
    gl.uniform4f(turn, Math.cos(millis / 3000), Math.sin(millis / 3000), 1.6 / side, 0)
    for (const { vao } of pools) {
      gl.bindVertexArray(vao)
      gl.drawArraysInstanced(gl.TRIANGLES, 0, 36, each)
    }
  }
  requestAnimationFrame(play)
}
