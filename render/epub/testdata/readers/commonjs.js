// Lets a browser import a module that was written for require().
export const load = async url => {
    const module = { exports: {} }
    const absent = name => { throw new Error(`no ${name} here`) }
    new Function('module', 'exports', 'require', 'process', await (await fetch(url)).text())(module, module.exports, absent, { cwd: () => '/' })
    return module.exports
}
