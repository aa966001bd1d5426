/* What the catalogue is held against, written out apart from it so that neither can follow the other's mistake. */

/** The Channels that give a recipe away, by Kind [K-9]. */
export const RECIPE: Readonly<Record<string, readonly string[]>> = {
  'injection-moulder': ['injectionPressure', 'barrelTemperature', 'mouldTemperature'],
  furnace: [
    'zone1Temperature',
    'zone2Temperature',
    'zone3Temperature',
    'carbonPotential',
    'quenchOilTemperature',
    'gasFlow',
  ],
  'reflow-oven': [
    'preheatTemperature',
    'soakTemperature',
    'reflowTemperature',
    'coolingTemperature',
    'beltSpeed',
  ],
  'solder-printer': ['squeegeeSpeed', 'squeegeeForce'],
  'laser-cutter': ['laserPower', 'cuttingSpeed', 'gasPressure'],
  washer: ['tankTemperature', 'sprayPressure', 'concentration', 'dryerTemperature'],
}

/** The Channels by which the scene moves or fills a Kind [K-13]. */
export const MOVED_BY: Readonly<Record<string, readonly string[]>> = {
  'machining-centre-3': ['spindleSpeed', 'axisX', 'axisY', 'axisZ', 'toolNumber'],
  'machining-centre-5': ['spindleSpeed', 'axisX', 'axisY', 'axisZ', 'axisA', 'axisC', 'doorOpen'],
  lathe: ['spindleSpeed', 'axisX', 'axisZ', 'doorOpen'],
  grinder: ['wheelSpeed', 'workSpeed', 'axisX', 'axisZ', 'doorOpen'],
  'gear-hobber': ['hobSpeed', 'tableSpeed', 'axisX', 'axisZ', 'hobShift', 'doorOpen'],
  robot: ['j1', 'j2', 'j3', 'j4', 'j5', 'j6', 'gripperClosed'],
  'injection-moulder': ['mouldPosition', 'screwPosition', 'doorOpen'],
  press: ['ramPosition', 'doorOpen'],
  furnace: ['furnaceDoorOpen', 'zone1Temperature', 'zone2Temperature', 'zone3Temperature'],
  'reflow-oven': ['beltSpeed', 'itemCount', 'hoodOpen'],
  'pick-and-place': ['axisX', 'axisY', 'beltSpeed', 'hoodOpen'],
  'optical-inspection': ['axisX', 'axisY', 'beltSpeed'],
  'coordinate-measuring': ['axisX', 'axisY', 'axisZ'],
  'laser-cutter': ['axisX', 'axisY', 'axisZ', 'laserPower', 'doorOpen'],
  conveyor: ['beltSpeed', 'itemCount', 'entryOccupied', 'exitOccupied'],
  agv: ['x', 'y', 'heading', 'speed', 'battery', 'payload', 'liftHeight'],
  storage: ['craneX', 'craneZ', 'forkReach', 'fillLevel'],
  palletiser: ['axisX', 'axisY', 'axisZ', 'itemCount', 'layer'],
  workstation: ['operatorPresent', 'callRaised', 'itemCount'],
  gateway: ['devicesOnline', 'uplink'],
  'radio-unit': ['connectedDevices', 'uplink', 'downlink'],
  buffer: ['itemCount', 'fillLevel'],
  'solder-printer': ['squeegeePosition', 'tableHeight', 'beltSpeed', 'hoodOpen'],
  washer: ['beltSpeed', 'doorOpen'],
  'assembly-station': ['tableAngle', 'insertionDepth', 'fixtureClamped', 'doorOpen'],
}
