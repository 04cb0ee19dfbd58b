//! `bytewise scorm`: a track as a SCORM 1.2 package, for a learning platform.
//!
//! A package is one SCO, `index.html`: it shows the track's own site, below
//! `site/`, in a frame, and `scorm.js` reports what is solved there. So one page
//! has the platform's session from its start to its end, wherever a learner goes.

mod archive;
mod manifest;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, ensure};
use exercises::harness::list;
use protocol::text;

use crate::args::ScormOptions;
use crate::build::{self, Track, escaped, fill};
use crate::error::UsageError;
use crate::progress::Progress;
use crate::project::Project;
use crate::table;

/// The folder of the track's site within the package.
const SITE: &str = "site/";

/// The most characters that `cmi.suspend_data` may have.
const MOST_KEPT: usize = 4_096;

/// The policy of the SCO's own page. The site's pages have theirs.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; \
                      base-uri 'none'; form-action 'none'";

/// Writes the package, and says where it is.
pub(crate) fn run(project: &Project, options: &ScormOptions) -> anyhow::Result<()> {
    let known = || exercises::TRACKS.iter().map(|track| track.id);
    if !known().any(|id| id == options.track) {
        return Err(UsageError(format!(
            "there is no track `{}`; there are {}",
            options.track,
            list(known())
        ))
        .into());
    }
    let default = || PathBuf::from(format!("bytewise-{}.zip", options.track));
    let out = options.out.clone().unwrap_or_else(default);
    let progress = Progress::kept();
    let track = build::track(project, &options.track, &progress)?;
    let zipped = progress.step("package", |_| {
        let files = files(project, track)?;
        archive::zip(&files)
    })?;
    std::fs::write(&out, &zipped)
        .with_context(|| format!("cannot write {}; name another file by --out", out.display()))?;
    table::print(&format!(
        "{} · {} bytes\n",
        out.display(),
        text::grouped(zipped.len() as u64)
    ))
}

/// The files of a package by their names.
fn files(project: &Project, track: Track) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let slugs = track.entries.exercises.iter().map(|entry| &entry.slug);
    let slugs: Vec<&String> = slugs.collect();
    // As `scorm.js` writes it, with all of them solved.
    let kept = 1 + slugs.iter().map(|slug| 1 + slug.len()).sum::<usize>();
    ensure!(
        kept <= MOST_KEPT,
        "the names of the track's exercises take {kept} characters, and a platform keeps \
         {MOST_KEPT}; make a package of a smaller track"
    );
    let title = format!("Bytewise: {}", track.entries.title);
    // Within a script element only a `<` could end the text early.
    let embedded = serde_json::to_string(&slugs)?.replace('<', "\\u003c");
    let template = project.read(&project.www().join("scorm.html"))?;
    let page = fill(
        &template,
        &[
            ("csp", POLICY.into()),
            ("title", Cow::from(escaped(&title))),
            ("slugs", embedded.into()),
        ],
    )
    .context("the package's page cannot be written into www/scorm.html")?;
    let mut files = BTreeMap::from([
        ("index.html".to_owned(), page.into_bytes()),
        ("scorm.js".to_owned(), track.scorm_script),
        ("scorm.css".to_owned(), track.scorm_styles),
    ]);
    let site = track.files.into_iter();
    files.extend(site.map(|(name, bytes)| (format!("{SITE}{name}"), bytes)));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let id = format!("bytewise-{}", track.entries.id);
    let manifest = manifest::written(&id, &track.build, &title, &names);
    files.insert(manifest::NAME.to_owned(), manifest.into_bytes());
    Ok(files)
}
