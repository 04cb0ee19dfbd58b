//! `bytewise check`: judges files as an exercise's page would.

mod files;
mod judged;
mod print;

use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use exercises::harness::{Registered, list};
use judge::Rules;

use crate::args::CheckOptions;
use crate::compile::Compiler;
use crate::content;
use crate::error::UsageError;
use crate::progress::Progress;
use crate::project::Project;
use crate::toolchain;
use files::Handin;
use judged::{Judged, Judging, Oracle};

/// Judges the files and prints what each came to: 0 if all are solved, 1 if
/// not.
pub(crate) fn run(options: &CheckOptions) -> anyhow::Result<ExitCode> {
    // The exercise's name is checked before anything is built.
    let exercise = find(&options.exercise)?;
    let handins = files::found(&options.files)?;
    let project = Project::find()?;
    let floor_note = content::of(&project, exercise)?.floor_note;
    let progress = Progress::passing();
    let track = exercises::TRACKS.iter().find(|track| track.has(exercise));
    let track = track.context("no track has the exercise")?.id;
    let linked = toolchain::require_labs(&project, &[track], &progress)?;
    let oracle = Oracle::new(exercise, &linked.concat(), project.root())?;
    let judging = Judging {
        rules: rules(exercise),
        floor_note,
        exercise,
        oracle,
        compiler: progress.step("compiler", |_| compiler(&project, options))?,
        seed: options.seed,
    };
    let judged = progress.step("judging", |step| {
        let told = |done: usize| step.detail(&format!("{done} of {}", handins.len()));
        all(&judging, &handins, &told)
    })?;
    print::print(&judging, &judged, options.format)?;
    let solved = judged.iter().all(Judged::is_solved);
    Ok(if solved {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn find(slug: &str) -> Result<&'static dyn Registered, UsageError> {
    let judged = || exercises::all().filter(|known| known.shape().is_edit());
    judged().find(|known| known.slug() == slug).ok_or_else(|| {
        let what = match exercises::find(slug) {
            Some(_) => format!("`{slug}` asks questions, and judges no code; what does"),
            None => format!("there is no exercise `{slug}`; there are"),
        };
        let judged = list(judged().map(<dyn Registered>::slug));
        UsageError(format!("{what} {judged}"))
    })
}

/// Gives the facts of the exercise that a judge has to know.
fn rules(exercise: &dyn Registered) -> Rules {
    Rules {
        slug: exercise.slug().to_owned(),
        oracle: exercise.variants()[0].to_owned(),
        headline: exercise.headline(),
        knobs: exercise.knobs(),
        edges: exercise.edges(),
    }
}

/// A compiler that is ready.
fn compiler(project: &Project, options: &CheckOptions) -> anyhow::Result<Arc<Compiler>> {
    let compiler = Compiler::start(project, options.unsafe_no_sandbox);
    block_on(compiler.prepared())?;
    match compiler.status().problem {
        None => Ok(compiler),
        Some(problem) => anyhow::bail!("nothing can be compiled: {problem}"),
    }
}

/// Runs a future to its end on this thread.
fn block_on<T>(future: impl Future<Output = T>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("this machine lets no program wait")?;
    Ok(runtime.block_on(future))
}

/// Judges all files, as many at once as there are cores, and tells how many
/// are done.
fn all(
    judging: &Judging,
    handins: &[Handin],
    told: &(dyn Fn(usize) + Sync),
) -> anyhow::Result<Vec<Judged>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, anyhow::Result<Judged>)>> = Mutex::default();
    std::thread::scope(|scope| {
        for worker in 0..cores.min(handins.len()) {
            let (next, done) = (&next, &done);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(handin) = handins.get(at) else {
                        return;
                    };
                    let judged = judging.judge(worker, handin);
                    let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                    done.push((at, judged));
                    told(done.len());
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, judged)| judged).collect()
}

/// A path as it is printed: as it was typed, with forward slashes.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
