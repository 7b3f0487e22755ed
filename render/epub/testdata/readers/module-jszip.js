import { load } from './commonjs.js'
export default await load('/modules/jszip/dist/jszip.min.js')
