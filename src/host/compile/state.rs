//! Getting ready: the jail is tried, the libraries are compiled, and a first
//! job shows that all of it works together.

use std::sync::Arc;

use anyhow::{Context, bail};
use protocol::compile::Refused;
use tokio::sync::watch;

use super::jail::{Order, Work};
use super::job::{self, Bench};
use super::settings::{Sandbox, Settings};
use super::spool::Spool;
use super::toolset::Toolset;
use super::{Shared, process};

/// What is told while it gets ready.
pub(super) const PREPARING: &str = "the host is still compiling what your code is linked with, \
                                    once, for about a minute; try again then";
/// What is told if there is nothing to compile with.
pub(super) const NO_BENCH: &str = "the host cannot compile; its terminal says why";

/// How far it is.
#[derive(Clone, Debug)]
pub(super) enum State {
    Preparing,
    Ready(Arc<Toolset>),
    Broken(String),
}

/// How far it is now, and a way to wait for more.
#[derive(Debug)]
pub(super) struct States(watch::Sender<State>);

impl States {
    pub(super) fn new(state: State) -> Self {
        Self(watch::Sender::new(state))
    }

    pub(super) fn now(&self) -> State {
        self.0.borrow().clone()
    }

    fn change(&self, state: State) {
        self.0.send_replace(state);
    }

    pub(super) async fn settled(&self) {
        let mut states = self.0.subscribe();
        let settled = states.wait_for(|state| !matches!(state, State::Preparing));
        // The sender is this very value, and outlives the wait.
        let _ = settled.await;
    }
}

/// What jobs are done with, if the jail holds.
pub(super) fn bench(settings: &Settings) -> anyhow::Result<Bench> {
    let program = match &settings.program {
        Some(program) => program.clone(),
        None => std::env::current_exe().context("this program has no path")?,
    };
    let bench = Bench {
        program,
        confined: settings.sandbox == Sandbox::Required,
        limits: settings.limits.clone(),
        spool: Spool::open(&settings.spool)?,
    };
    if bench.confined {
        probe(&bench).context(
            "compiling is off, because the compiler cannot be confined here; it takes Linux 5.13 \
             or newer with Landlock (alone on this machine, you can do without: start the host \
             with --unsafe-no-sandbox)",
        )?;
    }
    Ok(bench)
}

/// Has a jailed process try what it must not be able to do.
fn probe(bench: &Bench) -> anyhow::Result<()> {
    let job = bench
        .spool
        .job(&[])
        .context("a job's folder cannot be made")?;
    let canary = bench.spool.folder().join("canary");
    std::fs::write(&canary, "canary").context("the canary cannot be written")?;
    let order = Order {
        confined: true,
        readable: Vec::new(),
        runnable: Vec::new(),
        limits: bench.limits.clone(),
        work: Work::Probe { canary },
    };
    let mut jail = process::command(&bench.program, job.path(), &order)?
        .spawn()
        .context("the jail cannot be started")?;
    let _leash = jail.stdin.take();
    let tried = jail
        .wait_with_output()
        .context("the jail cannot be waited for")?;
    if tried.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&tried.stderr);
    bail!("in a trial of the sandbox, {}", said.trim())
}

/// Gets the compiler ready aside, unless it is hopeless.
pub(super) fn prepare(shared: &Arc<Shared>, settings: Settings) {
    if let State::Broken(problem) = shared.states.now() {
        eprintln!("{problem}");
        return;
    }
    let weak = Arc::downgrade(shared);
    std::thread::spawn(move || {
        let made = toolset(&settings);
        let Some(shared) = weak.upgrade() else {
            return;
        };
        let ready = made.and_then(|toolset| {
            if settings.toolset.is_none() {
                first_job(&shared, &toolset)?;
            }
            Ok(toolset)
        });
        shared.states.change(match ready {
            Ok(toolset) => State::Ready(Arc::new(toolset)),
            Err(error) => {
                eprintln!("learners' code cannot be compiled: {error:#}");
                State::Broken(format!("{error:#}"))
            }
        });
    });
}

fn toolset(settings: &Settings) -> anyhow::Result<Toolset> {
    match &settings.toolset {
        Some(toolset) => Ok(toolset.clone()),
        None => Toolset::prepare(&settings.project),
    }
}

/// Compiles the first exercise's first variant, on this thread.
fn first_job(shared: &Shared, toolset: &Toolset) -> anyhow::Result<()> {
    let bench = shared.bench.as_ref().context(NO_BENCH)?;
    let exercise = exercises::all().next().context("there is no exercise")?;
    let source = "use super::{Answer, Case};\npub fn solve(_: &Case) -> Answer { todo!() }\n";
    let work = job::run(bench, toolset, exercise, source, "first");
    let done = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("a trial cannot be started")?
        .block_on(work);
    if let Err(Refused {
        message,
        diagnostics,
        ..
    }) = done
    {
        let said = diagnostics.first().map_or("", |first| &first.message);
        bail!("a trial of the compiler failed: {message}: {said}");
    }
    Ok(())
}
