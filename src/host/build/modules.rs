//! The two WebAssembly modules as they are shipped: the lab's code as it was
//! linked, the app's as small as it gets.

use std::path::Path;

use anyhow::{Context, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::cache::Cache;
use super::node::Node;
use super::sections;
use crate::progress::Progress;
use crate::project::Project;
use crate::toolchain::{self, APP, LAB};

/// The modules of the page.
pub(crate) struct Modules {
    /// The measured module.
    pub(crate) lab: Vec<u8>,
    /// The page's own module.
    pub(crate) app: Vec<u8>,
    /// What connects it with the browser.
    pub(crate) glue: String,
}

/// Builds both modules.
pub(crate) fn build(
    project: &Project,
    cache: &Cache,
    node: &Node,
    progress: &Progress,
) -> anyhow::Result<Modules> {
    let lab = progress.step("measured module", |step| {
        let linked = read(project, &toolchain::build_module(project, LAB, step)?)?;
        sections::without_custom(&linked).context("lab.wasm cannot be stripped")
    })?;
    let linked = progress.step("page's module", |step| {
        read(project, &toolchain::build_module(project, APP, step)?)
    })?;
    let (app, glue) = progress.step("page's module, made small", |_| {
        let (bound, glue) = bind(cache, linked)?;
        let app = cache.reuse("wasm-opt", &[WASM_OPT.concat().as_bytes(), &bound], || {
            shrink(project, node, &bound)
        })?;
        // It leaves the list of features that the module needs.
        Ok((sections::without_custom(&app)?, glue))
    })?;
    progress.step("modules checked", |_| {
        sections::validate("lab.wasm", &lab)?;
        sections::validate("app.wasm", &app)?;
        cache.reuse("compiled", &[&lab, &app], || {
            let paths = ["lab.wasm", "app.wasm"].map(|name| project.cache().join(name));
            for (path, module) in paths.iter().zip([&lab, &app]) {
                super::cache::write_whole(path, module)?;
            }
            let names = paths.map(|path| path.to_string_lossy().into_owned());
            node.evaluate(COMPILE, &[&names[0], &names[1]])
        })
    })?;
    Ok(Modules { lab, app, glue })
}

/// How the page's module is made small.
const WASM_OPT: [&str; 10] = [
    "-Oz",
    // What is sent is packed by brotli. These two steps make the module
    // smaller, and what is left of it after packing much larger.
    "--one-caller-inline-max-function-size",
    "0",
    "--skip-pass=local-cse",
    // What rustc uses for this target by default, and no more: an engine that
    // runs the one module must run the other.
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Lets Node's own engine compile the modules at the paths it is given.
const COMPILE: &str = "const { readFileSync } = require('node:fs'); \
    for (const path of process.argv.slice(1)) \
    WebAssembly.compile(readFileSync(path)).catch((error) => { \
    console.error(`${path}: ${error.message}`); process.exitCode = 1; })";

fn shrink(project: &Project, node: &Node, module: &[u8]) -> anyhow::Result<Vec<u8>> {
    let [from, to] = ["app-bound.wasm", "app-small.wasm"].map(|name| project.cache().join(name));
    super::cache::write_whole(&from, module)?;
    let [from_name, to_name] = [&from, &to].map(|path| path.to_string_lossy().into_owned());
    let mut arguments = vec![from_name.as_str(), "-o", to_name.as_str()];
    arguments.extend(WASM_OPT);
    node.run("binaryen/bin/wasm-opt", &arguments)?;
    read(project, &to)
}

/// What wasm-bindgen makes of a linked module: the module, and its glue.
fn bind(cache: &Cache, linked: Vec<u8>) -> anyhow::Result<(Vec<u8>, String)> {
    // Both are made at once, and kept as one: the glue, its length before it.
    let options = include_bytes!("modules.rs");
    let kept = cache.reuse("wasm-bindgen", &[options, &linked.clone()], || {
        let mut output = Bindgen::new()
            .input_bytes("app", linked)
            .web(true)?
            .typescript(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate_output()
            .context("wasm-bindgen refused the page's module")?;
        if output.snippets().values().any(|inline| !inline.is_empty())
            || !output.local_modules().is_empty()
            || !output.npm_dependencies().is_empty()
        {
            bail!(
                "a crate of the page brings its own JavaScript files; the glue must import nothing"
            );
        }
        let module = output.wasm_mut().emit_wasm();
        let glue = output.js().as_bytes();
        let len = u64::try_from(glue.len())?.to_le_bytes();
        Ok([&len, glue, &module].concat())
    })?;
    let split = kept.split_first_chunk::<8>().and_then(|(len, rest)| {
        rest.split_at_checked(usize::try_from(u64::from_le_bytes(*len)).ok()?)
    });
    let (glue, module) = split.context("the cache of wasm-bindgen's results is damaged")?;
    let glue = String::from_utf8(glue.to_vec()).context("wasm-bindgen's glue is no text")?;
    Ok((module.to_vec(), glue))
}

fn read(project: &Project, path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", project.name_of(path)))
}
