import { load } from './commonjs.js'
export const { EventEmitter } = await load('/modules/events/events.js')
