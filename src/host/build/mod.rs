//! `bytewise build`: from the sources to dist/.

mod assets;
mod bundle;
mod cache;
mod compress;
mod digest;
mod dist;
mod inputs;
mod manifest;
mod modules;
mod node;
mod pages;
pub(crate) mod sections;
mod site;
mod template;

use std::time::Instant;

use anyhow::bail;

use crate::args::BuildOptions;
use crate::progress::Progress;
use crate::project::Project;
use crate::toolchain;
use cache::Cache;
use node::Node;

pub(crate) use assets::FOLDER as ASSETS;
pub(crate) use cache::write_whole;
pub(crate) use digest::Digest;
pub(crate) use dist::BuildRecord;
pub(crate) use inputs::files as input_files;
pub(crate) use pages::ANY_ROOT;
pub(crate) use site::Track;
pub(crate) use template::{escaped, fill};

/// The most attempts at a build under which the sources change.
const ATTEMPTS: usize = 3;

/// Builds for the path that the options name.
pub(crate) fn run(project: &Project, options: &BuildOptions) -> anyhow::Result<()> {
    up_to_date(project, Some(&options.base)).map(|_| ())
}

/// Sees to it that this machine has what a build takes: Node with the packages,
/// and the modules' target.
pub(crate) fn ready(project: &Project, progress: &Progress) -> anyhow::Result<Node> {
    toolchain::require_wasm_target(project.root(), progress)?;
    Node::ready(project, progress)
}

/// Makes the site of one track, from the sources as they are.
pub(crate) fn track(project: &Project, id: &str, progress: &Progress) -> anyhow::Result<Track> {
    let _lock = dist::lock(project)?;
    inputs::require_fresh_command(project)?;
    let node = ready(project, progress)?;
    let cache = Cache::open(&project.cache())?;
    site::make_track(project, &cache, &node, progress, id)
}

/// Builds dist/ unless it is what the sources say already. Without a `base`,
/// it stays published under the path it was.
pub(crate) fn up_to_date(project: &Project, base: Option<&str>) -> anyhow::Result<BuildRecord> {
    let started = Instant::now();
    let _lock = dist::lock(project)?;
    let last = BuildRecord::of_last_build(project);
    let base = match (base, &last) {
        (Some(base), _) => base.to_owned(),
        (None, Some(last)) => last.base.clone(),
        (None, None) => "/".to_owned(),
    };
    inputs::require_fresh_command(project)?;
    let mut before = inputs::digest(project, &base)?;
    if let Some(last) = last.filter(|last| last.inputs == before) {
        eprintln!("dist/ is up to date");
        return Ok(last);
    }
    let progress = Progress::kept();
    let node = ready(project, &progress)?;
    let cache = Cache::open(&project.cache())?;
    for _ in 0..ATTEMPTS {
        let site = site::make(project, &cache, &node, &progress, &base)?;
        let after = inputs::digest(project, &base)?;
        if after != before {
            // The page would show other sources than those that run.
            eprintln!("the sources changed meanwhile; building again");
            inputs::require_fresh_command(project)?;
            before = after;
            continue;
        }
        let site::Made { files, not_found } = site;
        let record = dist::replace(project, &files, after, &base, not_found)?;
        cache.sweep();
        let seconds = started.elapsed().as_secs_f64();
        eprintln!("dist/ is built, in {seconds:.1} s");
        return Ok(record);
    }
    bail!("the sources kept changing during {ATTEMPTS} builds; run it again when they rest");
}
