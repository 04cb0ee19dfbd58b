//! The WebAssembly modules as they are shipped: the measured code as it was
//! linked, the page's as small as it gets.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

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
use crate::toolchain;

/// The modules of the page.
pub(crate) struct Modules {
    /// The measured modules, each of a track.
    pub(crate) labs: Vec<Lab>,
    /// The page's.
    pub(crate) app: App,
}

/// The measured module of a track.
pub(crate) struct Lab {
    /// The track's name in links.
    pub(crate) track: &'static str,
    /// The module that counts.
    pub(crate) counting: Vec<u8>,
    /// Its twin that knows lines.
    pub(crate) traced: Vec<u8>,
    /// The calls that the twin's numbers stand for, as JSON.
    pub(crate) lines: Vec<u8>,
}

/// The page's module, its chunks, and what connects them with the browser.
pub(crate) struct App {
    pub(crate) wasm: Vec<u8>,
    pub(crate) chunks: Vec<Chunk>,
    /// The names of all that is loaded with each chunk: its own, and those that
    /// it shares with others.
    pub(crate) loaded: HashMap<String, Vec<String>>,
    /// The script that wasm-bindgen wrote. It imports the loader.
    pub(crate) glue: String,
    /// The script that loads the chunks.
    pub(crate) loader: String,
}

/// A part of the page's module that is loaded when it is called.
pub(crate) struct Chunk {
    /// The name by which the loader knows its file, without `.wasm`.
    pub(crate) name: String,
    pub(crate) wasm: Vec<u8>,
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
    let (labs, app) = (measured?, page?);
    progress.step("modules checked", |_| {
        let mut modules = vec![("app".to_owned(), app.wasm.as_slice())];
        for lab in &labs {
            modules.push((format!("lab.{}", lab.track), &lab.counting));
            modules.push((format!("lab-traced.{}", lab.track), &lab.traced));
        }
        let chunks = app.chunks.iter();
        modules.extend(chunks.map(|chunk| (chunk.name.clone(), chunk.wasm.as_slice())));
        for (name, module) in &modules {
            sections::validate(name, module)?;
        }
        let bytes: Vec<&[u8]> = modules.iter().map(|(_, module)| *module).collect();
        cache.reuse("compiled", &bytes, || {
            let mut paths = Vec::new();
            for (name, module) in &modules {
                let path = project.cache().join(format!("{name}.wasm"));
                super::cache::write_whole(&path, module)?;
                paths.push(path.to_string_lossy().into_owned());
            }
            let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            node.evaluate(COMPILE, &paths)
        })
    })?;
    Ok(Modules { labs, app })
}

/// The measured module of each track, its traced twin, and the twin's lines.
fn measured(project: &Project, progress: &Progress) -> anyhow::Result<Vec<Lab>> {
    let tracks: Vec<&'static str> = exercises::TRACKS.iter().map(|track| track.id).collect();
    let linked = progress.step("measured modules", |step| {
        toolchain::build_labs(project, &tracks, step)
    })?;
    progress.step("their traced twins", |_| {
        let labs = tracks.iter().zip(&linked).map(|(&track, linked)| {
            let counting = sections::without_custom(linked)
                .with_context(|| format!("the module of `{track}` cannot be stripped"))?;
            let (traced, lines) = twin(linked, project.root())
                .with_context(|| format!("the module of `{track}` cannot be traced"))?;
            Ok(Lab {
                track,
                counting,
                traced,
                lines,
            })
        });
        labs.collect()
    })
}

/// The page's module and its chunks, bound to the browser and made small.
fn page(project: &Project, cache: &Cache, node: &Node, progress: &Progress) -> anyhow::Result<App> {
    let linked = progress.step("module of the page", |step| {
        toolchain::build_app(project, step)
    })?;
    progress.step("module of the page, made small", |_| {
        let Split {
            main,
            chunks,
            loaded,
            loader,
        } = split(project, &linked)?;
        let (bound, glue) = bind(cache, main)?;
        let small = |module: &[u8]| {
            let wasm = cache.reuse("wasm-opt", &[WASM_OPT.concat().as_bytes(), module], || {
                shrink(project, node, module)
            })?;
            // It leaves the list of features that the module needs.
            sections::without_custom(&wasm)
        };
        let (wasm, chunks) = threads::join(
            || small(&bound),
            || {
                let chunks = chunks.into_iter().map(|Chunk { name, wasm }| {
                    let wasm = small(&wasm)?;
                    Ok(Chunk { name, wasm })
                });
                chunks.collect::<anyhow::Result<_>>()
            },
        );
        let (wasm, chunks) = (wasm?, chunks?);
        Ok(App {
            wasm,
            chunks,
            loaded,
            glue,
            loader,
        })
    })
}

/// The page's module without its chunks, these, and what loads them.
struct Split {
    main: Vec<u8>,
    chunks: Vec<Chunk>,
    loaded: HashMap<String, Vec<String>>,
    loader: String,
}

/// Splits the page's module at the functions that are marked for that.
fn split(project: &Project, linked: &[u8]) -> anyhow::Result<Split> {
    let folder = project.cache().join("split");
    let main = folder.join("main.wasm");
    let [glue, loader] = [GLUE, LOADER].map(|name| format!("./{name}"));
    let mut options = wasm_split_cli_support::Options::new(linked);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = &loader;
    options.main_module = &glue;
    let made = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("the page's module cannot be split: {error:#}"))?;
    let chunk = |path: &PathBuf| {
        let name = path.file_stem().context("a chunk's file has no name")?;
        let name = name.to_string_lossy().into_owned();
        Ok(Chunk {
            name,
            wasm: project.bytes(path)?,
        })
    };
    Ok(Split {
        main: project.bytes(&main)?,
        chunks: made
            .split_modules
            .iter()
            .map(chunk)
            .collect::<anyhow::Result<_>>()?,
        loaded: made.prefetch_map,
        loader: project.read(&folder.join(LOADER))?,
    })
}

/// The names by which the scripts of the page's module import each other.
pub(crate) const GLUE: &str = "app.js";
pub(crate) const LOADER: &str = "loader.js";

/// The module's traced twin and its line table, which name each other.
fn twin(linked: &[u8], root: &Path) -> anyhow::Result<(Vec<u8>, Vec<u8>)> {
    let Traced { wasm, calls } = tracer::trace(linked, root, tracer::is_exercise)?;
    ensure!(
        calls.len() > 1,
        "no call in it comes from an exercise's code, though its debug sections are there"
    );
    let traced = sections::without_custom(&wasm).context("its twin cannot be stripped")?;
    let id = Digest::of([traced.as_slice()]).short();
    let traced = sections::with_custom(traced, LineTable::SECTION, id.as_bytes());
    let lines = serde_json::to_vec(&LineTable { id, calls });
    Ok((traced, lines.context("the line table cannot be written")?))
}

/// The options with which wasm-opt makes the page's module small.
const WASM_OPT: [&str; 11] = [
    "-Oz",
    "--reorder-functions",
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
            // The chunks import them.
            .keep_lld_exports(true)
            .demangle(false)
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
