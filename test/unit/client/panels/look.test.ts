import { beforeEach, describe, expect, it } from 'vitest'
import { canUndo, noteLook, redoLook, restateLook, undoLook } from '../../../../client/panels/steps.ts'
import { camera, type Pose } from '../../../../client/state/camera.ts'
import { FIRST_VIEW, view } from '../../../../client/state/view.ts'

const BEFORE: Pose = { target: [10, 20, 0], azimuth: 0.4, polar: 0.9, distance: 60, lens: 35 }
const ABOVE: Pose = { target: [10, 20, 0], azimuth: 0, polar: 0, distance: 360, lens: 6 }

beforeEach(() => {
  view.setState(FIRST_VIEW, true)
  camera.setState({ mode: { kind: 'orbit' }, wishes: 0, pose: BEFORE, goal: undefined })
  restateLook()
})

describe('a turn of the camera', () => {
  it('is taken back while the camera still flies there, and done again [N-5]', () => {
    camera.setState({ goal: ABOVE })
    noteLook(9000)
    expect(canUndo()).toBe(true)
    undoLook()
    expect(camera.getState().wish).toEqual({ kind: 'pose', pose: BEFORE })
    camera.setState({ goal: BEFORE })
    redoLook()
    expect(camera.getState().wish).toEqual({ kind: 'pose', pose: ABOVE })
  })
})
