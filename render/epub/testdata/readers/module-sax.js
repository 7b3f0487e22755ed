import { load } from './commonjs.js'
export default await load('/modules/sax/lib/sax.js')
