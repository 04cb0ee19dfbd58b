//! All files of the site, in the order that lets each name the ones before it.

use std::collections::BTreeMap;

use anyhow::Context;
use protocol::vote::PAGE;
use protocol::{LabFiles, Site, TrackEntries};
use serde::Serialize;

use super::assets::{Assets, FOLDER};
use super::bundle::{Bundler, ENTRIES, Kind};
use super::cache::Cache;
use super::compress;
use super::digest::{Digest, integrity};
use super::manifest::Manifest;
use super::modules::{self, Chunk, Modules};
use super::node::Node;
use super::pages::{ANY_ROOT, BUILD, Head, Pages};
use super::template::{escaped, fill};
use crate::content::Contents;
use crate::policy;
use crate::progress::Progress;
use crate::project::Project;

/// A site that is not written yet.
pub(crate) struct Made {
    /// Its files, with their compressed copies.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The page for unknown addresses, with [`ANY_ROOT`] in it.
    pub(crate) not_found: String,
}

/// The site of one track, for a package.
pub(crate) struct Track {
    /// The track and its exercises.
    pub(crate) entries: TrackEntries,
    /// Names the build.
    pub(crate) build: String,
    /// Its files.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The script and the styles of the package's own page.
    pub(crate) scorm_script: Vec<u8>,
    pub(crate) scorm_styles: Vec<u8>,
}

/// Makes all files of the site.
pub(crate) fn make(
    project: &Project,
    cache: &Cache,
    node: &Node,
    progress: &Progress,
    base: &str,
) -> anyhow::Result<Made> {
    // The files that a person writes are read first: mistakes are found at once.
    let contents = progress.step("exercises", |_| Contents::read(project))?;
    let modules = modules::build(project, cache, node, progress)?;
    let bundler = Bundler::new(project, cache, node)?;
    let (assets, pages, not_found) = assembled(project, &bundler, progress, modules, contents, "")?;
    let mut files = assets;
    let mut pages = pages;
    pages.insert("404.html".to_owned(), not_found.replace(ANY_ROOT, base));
    let build = name_build(project, files.keys(), &pages)?;
    let named = |page: String| page.replace(BUILD, &build);
    let pages = pages.into_iter();
    files.extend(pages.map(|(file, page)| (file, named(page).into_bytes())));
    // For pages of others, which name it: so it has one name in every build.
    files.insert(
        "embed.js".to_owned(),
        bundler.bundle("embed.js", Kind::Classic, &[])?,
    );
    let precached = precached(&files);
    let worker = progress.step("service worker", |_| {
        let definitions = [
            ("__BUILD__", serde_json::to_string(&build)?),
            ("__PRECACHE__", serde_json::to_string(&precached)?),
        ];
        bundler.bundle("sw.js", Kind::Classic, &definitions)
    })?;
    files.insert("sw.js".to_owned(), worker);
    let copies = progress.step("compressed copies", |_| compress::copies(&files, cache))?;
    files.extend(copies);
    Ok(Made {
        files,
        not_found: named(not_found),
    })
}

/// Makes the site of one track. Its links name files, since a learning platform
/// shows no folder; there is no service worker, which would outlive the course.
pub(crate) fn make_track(
    project: &Project,
    cache: &Cache,
    node: &Node,
    progress: &Progress,
    id: &str,
) -> anyhow::Result<Track> {
    let contents = progress.step("exercises", |_| Contents::read(project)?.of_track(id))?;
    let entries = contents.catalogue.tracks.first();
    let entries = entries.context("the track has no entries")?.clone();
    let mut modules = modules::build(project, cache, node, progress)?;
    modules.labs.retain(|lab| lab.track == id);
    let bundler = Bundler::new(project, cache, node)?;
    let (mut files, pages, _) =
        assembled(project, &bundler, progress, modules, contents, "index.html")?;
    files.retain(|file, _| !file.starts_with(&format!("{FOLDER}vote.")));
    let build = name_build(project, files.keys(), &pages)?;
    let pages = pages.into_iter();
    files.extend(pages.map(|(file, page)| (file, page.replace(BUILD, &build).into_bytes())));
    Ok(Track {
        entries,
        build,
        files,
        scorm_script: bundler.bundle("scorm.js", Kind::Classic, &[])?,
        scorm_styles: bundler.bundle("scorm.css", Kind::Styles, &[])?,
    })
}

/// Files by their names: those named by their content, and pages.
type Assembled = (BTreeMap<String, Vec<u8>>, BTreeMap<String, String>, String);

/// Makes the assets, the pages that name them, and the page for unknown
/// addresses.
fn assembled(
    project: &Project,
    bundler: &Bundler,
    progress: &Progress,
    modules: Modules,
    contents: Contents,
    index: &str,
) -> anyhow::Result<Assembled> {
    let mut assets = Assets::default();
    let (site, head) = progress.step("scripts and styles", |_| {
        add_assets(project, bundler, modules, &contents, &mut assets)
    })?;
    let site = Site {
        index: index.to_owned(),
        ..site
    };
    let template = project.read(&project.www().join("index.html"))?;
    // A package has no host.
    let vote = index.is_empty().then(|| vote(project, &head)).transpose()?;
    let (mut pages, not_found) = progress.step("pages", |_| {
        let pages = Pages::new(&template, head, site, contents);
        Ok((pages.all()?, pages.not_found()?))
    })?;
    pages.extend(vote.map(|page| (format!("{PAGE}index.html"), page)));
    Ok((assets.into_files(), pages, not_found))
}

/// Writes the page on which phones vote: without the application, which a hall
/// would wait for.
fn vote(project: &Project, head: &Head) -> anyhow::Result<String> {
    let template = project.read(&project.www().join("vote.html"))?;
    let root = "../";
    let from_page = |address: &str| format!("{root}{address}");
    fill(
        &template,
        &[
            ("csp", escaped(policy::IN_PAGE).into()),
            ("root", root.into()),
            ("styles", from_page(&head.vote_styles).into()),
            ("script", from_page(&head.vote_script).into()),
        ],
    )
    .context("the page for votes cannot be written into www/vote.html")
}

/// Adds everything that is named by its content, and gives the addresses.
fn add_assets(
    project: &Project,
    bundler: &Bundler,
    modules: Modules,
    contents: &Contents,
    assets: &mut Assets,
) -> anyhow::Result<(Site, Head)> {
    let Modules { labs, app } = modules;
    let labs = labs.into_iter().map(|lab| {
        let track = lab.track;
        let files = LabFiles {
            counting: assets.add(&format!("lab.{track}.wasm"), lab.counting),
            traced: assets.add(&format!("lab-traced.{track}.wasm"), lab.traced),
            lines: assets.add(&format!("lines.{track}.json"), lab.lines),
        };
        (track.to_owned(), files)
    });
    let labs = labs.collect();
    let mut chunks = BTreeMap::new();
    for Chunk { name, wasm } in app.chunks {
        // What several chunks need has a number for its name.
        let file = name.strip_prefix("split_").unwrap_or("shared");
        let address = assets.add(&format!("{file}.wasm"), wasm);
        chunks.insert(name, address);
    }
    let loaded = app.loaded.into_iter().map(|(chunk, names)| {
        let files = names.iter().filter_map(|name| chunks.get(name));
        (chunk, files.cloned().collect())
    });
    let loaded = loaded.collect();
    // The loader lies beside them.
    let beside = |address: &String| address.replacen(FOLDER, "", 1);
    let files = chunks
        .iter()
        .map(|(name, address)| (name.clone(), beside(address)));
    let glue = bundler.bundle_glue(&app.glue, &app.loader, &files.collect())?;
    let mut addresses = BTreeMap::new();
    for (name, kind) in ENTRIES {
        addresses.insert(name, assets.add(name, bundler.bundle(name, kind, &[])?));
    }
    let address = |name: &str| addresses.get(name).cloned().unwrap_or_default();
    let manifest = Manifest::add(project, assets)?;
    let mut content = BTreeMap::new();
    for exercise in &contents.exercises {
        let slug = exercise.entry.slug.clone();
        let name = format!("{slug}.json");
        content.insert(slug, assets.add(&name, json(exercise)?));
    }
    let mut pages = BTreeMap::new();
    for (name, page) in &contents.pages {
        let file = format!("{name}.json");
        pages.insert(name.clone(), assets.add(&file, json(page)?));
    }
    let site = Site {
        root: String::new(),
        index: String::new(),
        build: String::new(),
        app: assets.add("app.js", glue),
        app_wasm: assets.add("app.wasm", app.wasm),
        labs,
        worker: address("worker.js"),
        plots: address("plots.js"),
        editor: address("editor.js"),
        catalogue: assets.add("catalogue.json", json(&contents.catalogue)?),
        content,
        pages,
        // Each page's own.
        lab: None,
        first: None,
    };
    let head = Head {
        chunks: loaded,
        boot: address("boot.js"),
        styles: address("styles.css"),
        manifest,
        vote_script: address("vote.js"),
        vote_styles: address("vote.css"),
    };
    Ok((site, head))
}

fn json(value: &impl Serialize) -> anyhow::Result<Vec<u8>> {
    serde_json::to_vec(value).context("content cannot be written as JSON")
}

/// Names the build by all that it consists of.
fn name_build<'a>(
    project: &Project,
    assets: impl Iterator<Item = &'a String>,
    pages: &BTreeMap<String, String>,
) -> anyhow::Result<String> {
    let mut digest = Digest::default();
    for address in assets {
        digest.add(address.as_bytes());
    }
    for (file, page) in pages {
        digest.add(file.as_bytes());
        digest.add(page.as_bytes());
    }
    let worker = project.www().join("sw.js");
    digest.add(project.read(&worker)?.as_bytes());
    Ok(digest.short())
}

/// Lists what the service worker keeps, as addresses from the site's root, each
/// with its digest: every asset, and every page by the address that a link to
/// it has.
fn precached(files: &BTreeMap<String, Vec<u8>>) -> Vec<(&str, String)> {
    files
        .iter()
        .map(|(file, bytes)| {
            let address = match file.strip_suffix("index.html") {
                Some("") => "./",
                Some(folder) => folder,
                None => file,
            };
            (address, integrity(bytes))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_kept_by_their_links_addresses() {
        let names = [
            "404.html",
            "assets/app.0.js",
            "exercise/slots/index.html",
            "index.html",
        ];
        let files = names.map(|name| (name.to_owned(), name.as_bytes().to_vec()));
        let files = BTreeMap::from(files);
        let kept = precached(&files);
        let addresses: Vec<&str> = kept.iter().map(|(address, _)| *address).collect();
        assert_eq!(
            addresses,
            ["404.html", "assets/app.0.js", "exercise/slots/", "./"]
        );
        // As `openssl dgst -sha256 -binary | base64` says.
        assert_eq!(
            kept[0].1,
            "sha256-EozDW6r0C6yK5NKTLKbgCTEegnnwPyWOnMg5ZvHVsy4="
        );
    }
}
