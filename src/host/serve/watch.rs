//! Rebuilds when a source file changes, and tells open pages to reload.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::{Arc, RwLock};
use std::time::{Duration, SystemTime};

use anyhow::{Context, bail};
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use tokio::sync::watch;

use super::files::Files;
use crate::build::{self, BuildRecord};
use crate::project::Project;
use crate::toolchain;

/// The time between two looks at the files. Looking is cheap, and works where
/// the system tells nobody of changes, as in shared folders.
const INTERVAL: Duration = Duration::from_millis(300);

/// The site that is served at the moment.
pub(crate) type Served = Arc<RwLock<Arc<Files>>>;

/// The site as it is now.
pub(crate) fn now(served: &Served) -> Arc<Files> {
    // A site is replaced whole, so what a panicking thread left is whole too.
    let files = served
        .read()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    Arc::clone(&files)
}

/// Rebuilds as long as the command runs. Each new site's number is sent to
/// `reloads`.
pub(crate) fn follow(project: Project, base: String, served: Served, reloads: watch::Sender<u64>) {
    std::thread::spawn(move || {
        let mut seen = snapshot(&project);
        loop {
            std::thread::sleep(INTERVAL);
            let mut changed = snapshot(&project);
            if changed == seen {
                continue;
            }
            // An editor may write several files, and each in several steps.
            loop {
                std::thread::sleep(INTERVAL);
                let again = snapshot(&project);
                if again == changed {
                    break;
                }
                changed = again;
            }
            seen = changed;
            match rebuild(&project, &base) {
                Ok(files) => {
                    *served
                        .write()
                        .unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(files);
                    reloads.send_modify(|number| *number += 1);
                }
                Err(error) => eprintln!("error: {error:#}\nThe site from before is still served."),
            }
        }
    });
}

/// A stream with an event for each new site, which ends with the server.
pub(crate) fn events(
    reloads: watch::Receiver<u64>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stream = futures_util::stream::unfold(reloads, async |mut reloads| {
        reloads.changed().await.ok()?;
        let number = *reloads.borrow_and_update();
        (number != ENDED).then(|| (Ok(Event::default().data("reload")), reloads))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

/// Sent instead of a number when the server ends.
pub(crate) const ENDED: u64 = u64::MAX;

/// Builds in a command of its own: the catalogue is part of the command, so a
/// running one cannot know of a new exercise.
fn rebuild(project: &Project, base: &str) -> anyhow::Result<Files> {
    eprintln!("sources changed; building");
    let mut command = toolchain::cargo(project.root());
    command.args(["run", "--quiet"]);
    if !cfg!(debug_assertions) {
        command.arg("--release");
    }
    command.args(["--", "build", "--base", base]);
    let status = command
        .stdin(Stdio::null())
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!("the build failed; its message is above");
    }
    let record = BuildRecord::of_last_build(project).context("the build left no whole dist/")?;
    Files::read(project, &record, true)
}

/// Notes when each file was last changed, and its length.
fn snapshot(project: &Project) -> BTreeMap<PathBuf, (Option<SystemTime>, u64)> {
    let files = build::input_files(project).unwrap_or_default().into_iter();
    files
        .map(|path| {
            let metadata = path.metadata();
            let state = metadata.map_or((None, 0), |metadata| {
                (metadata.modified().ok(), metadata.len())
            });
            (path, state)
        })
        .collect()
}
