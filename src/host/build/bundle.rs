//! The page's scripts and styles, bundled and minified by esbuild.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, bail};
use serde_json::{Map, Value, json};

use super::cache::Cache;
use super::modules::{GLUE, LOADER};
use super::node::Node;
use crate::project::Project;

/// The way in which a browser loads a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// With `import`.
    Module,
    /// As a worker, in the way that every browser knows.
    Classic,
    /// Not a script but a style sheet.
    Styles,
}

/// The files of www/ that are bundled and named by their content. `sw.js` is
/// bundled too, but last, because it names all others.
pub(crate) const ENTRIES: [(&str, Kind); 7] = [
    ("boot.js", Kind::Module),
    ("editor.js", Kind::Module),
    ("plots.js", Kind::Module),
    ("worker.js", Kind::Classic),
    ("styles.css", Kind::Styles),
    ("vote.js", Kind::Module),
    ("vote.css", Kind::Styles),
];

/// Bundles scripts, and reuses what is made of the same sources.
pub(crate) struct Bundler<'a> {
    project: &'a Project,
    cache: &'a Cache,
    node: &'a Node,
    /// Everything that a bundle may be made of.
    sources: Vec<u8>,
}

impl<'a> Bundler<'a> {
    pub(crate) fn new(
        project: &'a Project,
        cache: &'a Cache,
        node: &'a Node,
    ) -> anyhow::Result<Self> {
        let www = project.www();
        let mut sources = Vec::new();
        for path in super::inputs::files(project)? {
            if path.starts_with(&www) {
                sources.extend_from_slice(project.name_of(&path).as_bytes());
                sources.extend_from_slice(&std::fs::read(&path)?);
            }
        }
        Ok(Self {
            project,
            cache,
            node,
            sources,
        })
    }

    /// Bundles a file of www/ with what it imports, its free names defined.
    pub(crate) fn bundle(
        &self,
        name: &str,
        kind: Kind,
        definitions: &[(&str, String)],
    ) -> anyhow::Result<Vec<u8>> {
        let path = self.project.www().join(name);
        if !path.is_file() {
            bail!("{} is missing", self.project.name_of(&path));
        }
        let mut options = options(kind);
        options.insert("bundle".to_owned(), Value::Bool(true));
        let definitions = definitions.iter();
        let definitions = definitions.map(|(name, value)| ((*name).to_owned(), json!(value)));
        options.insert("define".to_owned(), definitions.collect());
        self.esbuild(&path, options, &self.sources)
    }

    /// Bundles the two scripts of the application's module, which import each
    /// other. `chunks` has the file of each chunk's name.
    pub(crate) fn bundle_glue(
        &self,
        glue: &str,
        loader: &str,
        chunks: &BTreeMap<String, String>,
    ) -> anyhow::Result<Vec<u8>> {
        let mut loader = loader.to_owned();
        for (call, ours) in LOADING {
            loader = replaced(&loader, call, ours)?;
        }
        for (name, file) in chunks {
            loader = replaced(
                &loader,
                &format!("\"./{name}.wasm\""),
                &json!(format!("./{file}")).to_string(),
            )?;
        }
        let ours = json!(self.project.www().join("chunk.js"));
        let loader = format!("import {{ instantiate, request }} from {ours};\n{loader}");
        let folder = self.project.cache().join("glue");
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        let entry = folder.join(GLUE);
        super::cache::write_whole(&entry, glue.as_bytes())?;
        super::cache::write_whole(&folder.join(LOADER), loader.as_bytes())?;
        let mut options = options(Kind::Module);
        options.insert("bundle".to_owned(), Value::Bool(true));
        let sources = [&self.sources, glue.as_bytes(), loader.as_bytes()].concat();
        self.esbuild(&entry, options, &sources)
    }

    fn esbuild(
        &self,
        entry: &Path,
        mut options: Map<String, Value>,
        sources: &[u8],
    ) -> anyhow::Result<Vec<u8>> {
        let entry = entry.to_string_lossy();
        options.insert("entryPoints".to_owned(), json!([entry]));
        let options = Value::Object(options).to_string();
        let inputs = [BUILD.as_bytes(), options.as_bytes(), sources];
        self.cache.reuse("esbuild", &inputs, || {
            self.node.evaluate(BUILD, &[&options])
        })
    }
}

/// The loader's calls, and the functions of `chunk.js` that are called in their
/// place: these wait for a limited time, and recover from a broken file.
const LOADING: [(&str, &str); 2] = [
    ("fetch(new URL(", "request(new URL("),
    ("WebAssembly.instantiateStreaming(", "instantiate("),
];

/// The string with that part replaced, which must be in it.
fn replaced(string: &str, part: &str, by: &str) -> anyhow::Result<String> {
    if !string.contains(part) {
        bail!("the loader that wasm_split_cli_support wrote has no `{part}`; was it updated?");
    }
    Ok(string.replace(part, by))
}

/// Prints the one file that esbuild makes. It tells of errors by itself.
const BUILD: &str = "require('esbuild').build(JSON.parse(process.argv[1])).then(\
    (made) => process.stdout.write(made.outputFiles[0].contents), \
    () => { process.exitCode = 1; })";

fn options(kind: Kind) -> Map<String, Value> {
    let mut options = Map::new();
    let mut set = |name: &str, value: Value| options.insert(name.to_owned(), value);
    set("minify", json!(true));
    set("charset", json!("utf8"));
    set("logLevel", json!("warning"));
    set("write", json!(false));
    match kind {
        Kind::Module => {
            set("format", json!("esm"));
            set("target", json!("es2022"));
        }
        Kind::Classic => {
            set("format", json!("iife"));
            set("target", json!("es2022"));
        }
        // Newer styles stay as they are written.
        Kind::Styles => {}
    }
    options
}
