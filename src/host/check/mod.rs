//! `bytewise check`: judges files as an exercise's page would.

mod files;
mod judged;
mod print;
mod saved;

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use exercises::harness::{Registered, list};
use judge::Rules;
use protocol::hand_in::HandIn;

use crate::args::CheckOptions;
use crate::compile::Compiler;
use crate::content;
use crate::error::UsageError;
use crate::progress::Progress;
use crate::project::Project;
use crate::toolchain;
use files::Handin;
use judged::{Judged, Judging, Oracle};
use print::{Row, Said};
use saved::Claimed;

/// Judges the files and prints what each came to: 0 if all are solved, 1 if
/// not.
pub(crate) fn run(options: &CheckOptions) -> anyhow::Result<ExitCode> {
    let solved = match &options.exercise {
        Some(slug) => one(options, slug)?,
        None => hand_ins(options)?,
    };
    Ok(if solved {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Judges files of one exercise: true if all solve it.
fn one(options: &CheckOptions, slug: &str) -> anyhow::Result<bool> {
    // The exercise's name is checked before anything is built.
    let exercise = find(slug)?;
    let handins = files::found(&options.files)?;
    let checker = Checker::start(options)?;
    let judging = checker.judging(exercise)?;
    let judged = checker.judge(&judging, &handins)?;
    let rows: Vec<Row> = judged
        .iter()
        .map(|judged| Row::of(&judging, judged))
        .collect();
    print::print(&rows, options.seed, false, options.format)?;
    Ok(rows.iter().all(Row::is_solved))
}

/// Judges what learners handed in: true if all of it is solved.
fn hand_ins(options: &CheckOptions) -> anyhow::Result<bool> {
    let saved = saved::found(&options.hand_ins)?;
    let drafts = saved::by_exercise(&saved);
    let checker = Checker::start(options)?;
    // As they are taught, and then those that are none.
    let known: Vec<&str> = exercises::all().map(<dyn Registered>::slug).collect();
    let place = |slug: &str| known.iter().position(|known| *known == slug);
    let mut slugs: Vec<&str> = drafts.keys().copied().collect();
    slugs.sort_by_key(|slug| place(slug).unwrap_or(known.len()));
    let mut judged = Vec::new();
    let mut barred = Vec::new();
    for slug in slugs {
        let claimed = &drafts[slug];
        match find(slug) {
            Ok(exercise) => {
                let judging = checker.judging(exercise)?;
                let handins: Vec<&Handin> = claimed.iter().map(|one| &one.handin).collect();
                let ends = checker.judge(&judging, &handins)?;
                judged.push((judging, ends, claimed));
            }
            Err(UsageError(why)) => barred.push((slug, why, claimed)),
        }
    }
    let files: HashMap<&str, &HandIn> = saved
        .iter()
        .filter_map(|saved| Some((saved.file.as_str(), saved.content.as_ref().ok()?)))
        .collect();
    let said = |file: &str, differences| {
        let HandIn { build, saved, .. } = files.get(file)?;
        Some(Said {
            build,
            saved,
            differences,
        })
    };
    let mut rows = Vec::new();
    for (judging, ends, claimed) in &judged {
        for (end, Claimed { claim, .. }) in ends.iter().zip(*claimed) {
            let differences = saved::differences(claim, end, judging.rules.headline);
            rows.push(Row::of(judging, end).saying(said(&end.file, differences)));
        }
    }
    for (slug, why, claimed) in &barred {
        rows.extend(claimed.iter().map(|one| {
            let file = &one.handin.file;
            Row::unreadable(file, Some(slug), why).saying(said(file, Vec::new()))
        }));
    }
    let unread = saved.iter().filter_map(|saved| {
        let why = saved.content.as_ref().err()?;
        Some(Row::unreadable(&saved.file, None, why))
    });
    rows.extend(unread);
    print::print(&rows, options.seed, true, options.format)?;
    Ok(rows.iter().all(Row::is_solved))
}

/// What is needed to judge files of any exercise.
struct Checker {
    project: Project,
    progress: Progress,
    compiler: Arc<Compiler>,
    seed: u32,
}

impl Checker {
    fn start(options: &CheckOptions) -> anyhow::Result<Self> {
        let project = Project::find()?;
        let progress = Progress::passing();
        toolchain::require_wasm_target(project.root(), &progress)?;
        Ok(Self {
            compiler: progress.step("compiler", |_| compiler(&project, options))?,
            project,
            progress,
            seed: options.seed,
        })
    }

    /// The tools to judge files of an exercise.
    fn judging(&self, exercise: &'static dyn Registered) -> anyhow::Result<Judging> {
        let track = exercises::TRACKS.iter().find(|track| track.has(exercise));
        let track = track.context("no track has the exercise")?.id;
        let linked = toolchain::require_labs(&self.project, &[track], &self.progress)?;
        Ok(Judging {
            rules: rules(exercise),
            floor_note: content::of(&self.project, exercise)?.floor_note,
            exercise,
            oracle: Oracle::new(exercise, &linked.concat(), self.project.root())?,
            compiler: Arc::clone(&self.compiler),
            seed: self.seed,
        })
    }

    fn judge<T: AsRef<Handin> + Sync>(
        &self,
        judging: &Judging,
        handins: &[T],
    ) -> anyhow::Result<Vec<Judged>> {
        self.progress.step("judging", |step| {
            let told = |done: usize| {
                let slug = &judging.rules.slug;
                step.detail(&format!("{slug}, {done} of {}", handins.len()));
            };
            all(judging, handins, &told)
        })
    }
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
fn all<T: AsRef<Handin> + Sync>(
    judging: &Judging,
    handins: &[T],
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
                    let judged = judging.judge(worker, handin.as_ref());
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
