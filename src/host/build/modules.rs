//! The WebAssembly modules as they are shipped: the lab's code as it was
//! linked, the page's as small as it gets.

use std::path::Path;

use anyhow::{Context, bail, ensure};
use protocol::LineTable;
use tracer::Traced;
use wasm_bindgen_cli_support::Bindgen;

use super::cache::Cache;
use super::digest::Digest;
use super::node::Node;
use super::sections;
use crate::progress::Progress;
use crate::project::Project;
use crate::threads;
use crate::toolchain::{self, APP, CATALOGUE, LAB, Module};

/// The modules of the page.
pub(crate) struct Modules {
    /// The measured module.
    pub(crate) lab: Vec<u8>,
    /// Its twin that knows lines.
    pub(crate) traced: Vec<u8>,
    /// The calls that the twin's numbers stand for, as JSON.
    pub(crate) lines: Vec<u8>,
    /// The module of every page.
    pub(crate) app: Bound,
    /// The module of the catalogue's page alone.
    pub(crate) catalogue: Bound,
}

/// A module of the page, and what connects it with the browser.
pub(crate) struct Bound {
    pub(crate) wasm: Vec<u8>,
    pub(crate) glue: String,
}

/// Builds all of them.
pub(crate) fn build(
    project: &Project,
    cache: &Cache,
    node: &Node,
    progress: &Progress,
) -> anyhow::Result<Modules> {
    // Linking keeps one core busy, so two things are done at a time. The lab and
    // the page have profiles of their own, which cargo locks apart.
    let (measured, page) = threads::join(
        || measured(project, progress),
        || page(project, cache, node, progress),
    );
    let ((lab, traced, lines), (app, catalogue)) = (measured?, page?);
    progress.step("modules checked", |_| {
        sections::validate("lab.wasm", &lab)?;
        sections::validate("lab-traced.wasm", &traced)?;
        let modules = [
            ("lab.wasm", lab.as_slice()),
            ("lab-traced.wasm", &traced),
            ("app.wasm", &app.wasm),
            ("catalogue.wasm", &catalogue.wasm),
        ];
        for (name, module) in modules {
            sections::validate(name, module)?;
        }
        cache.reuse("compiled", &modules.map(|(_, module)| module), || {
            let paths = modules.map(|(name, module)| (project.cache().join(name), module));
            for (path, module) in &paths {
                super::cache::write_whole(path, module)?;
            }
            let names = paths.map(|(path, _)| path.to_string_lossy().into_owned());
            node.evaluate(COMPILE, &names.each_ref().map(String::as_str))
        })
    })?;
    Ok(Modules {
        lab,
        traced,
        lines,
        app,
        catalogue,
    })
}

/// The measured module, its traced twin, and the twin's lines.
fn measured(project: &Project, progress: &Progress) -> anyhow::Result<(Vec<u8>, Vec<u8>, Vec<u8>)> {
    let linked = progress.step("measured module", |step| {
        toolchain::build_module(project, LAB, step)
    })?;
    let lab = sections::without_custom(&linked).context("lab.wasm cannot be stripped")?;
    let (traced, lines) = progress.step("its traced twin", |_| twin(&linked, project.root()))?;
    Ok((lab, traced, lines))
}

/// The module of every page, and that of the catalogue. While the second is
/// linked, the first is made small.
fn page(
    project: &Project,
    cache: &Cache,
    node: &Node,
    progress: &Progress,
) -> anyhow::Result<(Bound, Bound)> {
    let linked = |name: &str, module: Module| {
        progress.step(&format!("module of {name}"), |step| {
            toolchain::build_module(project, module, step)
        })
    };
    let small = |name: &str, linked: Vec<u8>| {
        progress.step(&format!("module of {name}, made small"), |_| {
            small(project, cache, node, linked)
        })
    };
    let app = linked("every page", APP)?;
    let (app, catalogue) = threads::join(
        || small("every page", app),
        || small("the catalogue", linked("the catalogue", CATALOGUE)?),
    );
    Ok((app?, catalogue?))
}

/// A linked module of the page, bound to the browser and made small.
fn small(project: &Project, cache: &Cache, node: &Node, linked: Vec<u8>) -> anyhow::Result<Bound> {
    let (bound, glue) = bind(cache, linked)?;
    let wasm = cache.reuse("wasm-opt", &[WASM_OPT.concat().as_bytes(), &bound], || {
        shrink(project, node, &bound)
    })?;
    // It leaves the list of features that the module needs.
    let wasm = sections::without_custom(&wasm)?;
    Ok(Bound { wasm, glue })
}

/// The module's traced twin and its line table, which name each other.
fn twin(linked: &[u8], root: &Path) -> anyhow::Result<(Vec<u8>, Vec<u8>)> {
    let Traced { wasm, calls } = tracer::trace(linked, root, tracer::is_exercise)?;
    ensure!(
        calls.len() > 1,
        "no call in lab.wasm comes from an exercise's code, though its debug sections are there"
    );
    let traced = sections::without_custom(&wasm).context("lab-traced.wasm cannot be stripped")?;
    let id = Digest::of([traced.as_slice()]).short();
    let traced = sections::with_custom(traced, LineTable::SECTION, id.as_bytes());
    let lines = serde_json::to_vec(&LineTable { id, calls });
    Ok((traced, lines.context("the line table cannot be written")?))
}

/// The options with which wasm-opt makes the page's module small.
const WASM_OPT: [&str; 10] = [
    "-Oz",
    // The module is sent packed by brotli. These two options turn off steps
    // that make it smaller, but much larger once it is packed.
    "--one-caller-inline-max-function-size",
    "0",
    "--skip-pass=local-cse",
    // The features that rustc uses for this target by default, and no more: an
    // engine that runs the one module must run the other.
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
    // Two are made small at a time.
    let digest = Digest::of([module]).short();
    let [from, to] =
        ["bound", "small"].map(|state| project.cache().join(format!("{state}-{digest}.wasm")));
    super::cache::write_whole(&from, module)?;
    let [from_name, to_name] = [&from, &to].map(|path| path.to_string_lossy().into_owned());
    let mut arguments = vec![from_name.as_str(), "-o", to_name.as_str()];
    arguments.extend(WASM_OPT);
    node.run("binaryen/bin/wasm-opt", &arguments)?;
    let module = project.bytes(&to)?;
    for file in [from, to] {
        // One that stays costs a megabyte and nothing else.
        drop(std::fs::remove_file(file));
    }
    Ok(module)
}

/// Runs wasm-bindgen on a linked module: gives the module, and its glue.
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
