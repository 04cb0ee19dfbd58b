//! The page's scripts and styles, bundled and minified by esbuild.

use std::path::Path;

use anyhow::bail;
use serde_json::{Map, Value, json};

use super::cache::Cache;
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
pub(crate) const ENTRIES: [(&str, Kind); 5] = [
    ("boot.js", Kind::Module),
    ("editor.js", Kind::Module),
    ("plots.js", Kind::Module),
    ("worker.js", Kind::Classic),
    ("styles.css", Kind::Styles),
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

    /// Minifies a script that imports nothing.
    pub(crate) fn minify(&self, script: &str) -> anyhow::Result<Vec<u8>> {
        let path = self.project.cache().join("glue.js");
        super::cache::write_whole(&path, script.as_bytes())?;
        self.esbuild(&path, options(Kind::Module), script.as_bytes())
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
