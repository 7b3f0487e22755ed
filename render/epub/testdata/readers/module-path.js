import { load } from './commonjs.js'
export const { resolve, basename, extname, dirname, isAbsolute, join } = await load('/modules/path-browserify/index.js')
