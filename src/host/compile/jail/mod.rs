//! The jail: this program, started again under a hidden name, gives up what a
//! compilation does not need, and only then starts the compiler.
//!
//! Starting again keeps the confinement out of the host, whose threads go on
//! unconfined, and needs no code between `fork` and `exec`.

mod leash;
mod libraries;
mod limits;
#[cfg(target_os = "linux")]
mod linux;
mod probe;

use std::path::PathBuf;
use std::process::{Command, ExitCode, ExitStatus, Stdio};

use anyhow::Context;
#[cfg(not(target_os = "linux"))]
use anyhow::ensure;
use serde::{Deserialize, Serialize};

use super::finish;
pub(crate) use libraries::folders as library_folders;
pub use limits::Limits;

/// The hidden first argument. The second is an [`Order`] as JSON.
pub(crate) const NAME: &str = "__jail";

/// The jail cannot be closed.
pub(crate) const NOT_CONFINED: u8 = 120;
/// The jail cannot do its work, for want of something that the host has to
/// give.
pub(crate) const NOT_DONE: u8 = 121;
/// The compiler linked nothing that can be made into modules.
pub(crate) const UNFINISHED: u8 = 122;
/// The compiler was ended by a signal, whose number is added to this.
pub(crate) const SIGNALLED: u8 = 128;

/// The order to a jailed process: what it may use, and what it is to do. It
/// starts in the one folder that it may write to.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Order {
    /// True if it is to be confined; otherwise only its limits hold.
    pub(crate) confined: bool,
    /// The paths that it may read.
    pub(crate) readable: Vec<PathBuf>,
    /// The paths that it may read and run.
    pub(crate) runnable: Vec<PathBuf>,
    /// The limits on what it may use.
    pub(crate) limits: Limits,
    /// The work that it is to do.
    pub(crate) task: Task,
}

/// The work of a jailed process.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Task {
    /// To run the compiler.
    Compile {
        /// rustc itself.
        program: PathBuf,
        /// Its arguments.
        arguments: Vec<String>,
    },
    /// To check the compiled module and make the two that are handed out.
    Finish,
    /// To try what it must not be able to do, and say what it could.
    Probe {
        /// A file of the host's.
        canary: PathBuf,
    },
}

/// Tells whether this program was started as the jail.
pub(crate) fn is_asked_for() -> bool {
    std::env::args_os().nth(1).is_some_and(|name| name == NAME)
}

/// Does what the order says.
pub(crate) fn main() -> ExitCode {
    let order = match order() {
        Ok(order) => order,
        Err(error) => return failed(NOT_DONE, &error),
    };
    if let Err(error) = close(&order) {
        return failed(NOT_CONFINED, &error);
    }
    let done = match order.task {
        Task::Compile { program, arguments } => compile(Command::new(program).args(arguments)),
        Task::Finish => finish::run(),
        Task::Probe { canary } => probe::run(&canary),
    };
    match done {
        Ok(code) => code,
        Err(error) => failed(NOT_DONE, &error),
    }
}

fn order() -> anyhow::Result<Order> {
    let order = std::env::args().nth(2).context("the jail has no order")?;
    serde_json::from_str(&order).context("the jail's order cannot be read")
}

/// Says why, and gives that code.
pub(super) fn failed(code: u8, error: &anyhow::Error) -> ExitCode {
    eprintln!("{error:#}");
    ExitCode::from(code)
}

/// Gives up all that the order does not grant.
fn close(order: &Order) -> anyhow::Result<()> {
    #[cfg(target_os = "linux")]
    if order.confined {
        linux::go_first_when_memory_runs_out();
    }
    order.limits.apply()?;
    #[cfg(target_os = "linux")]
    if order.confined {
        linux::confine(&order.readable, &order.runnable)?;
    }
    #[cfg(not(target_os = "linux"))]
    ensure!(
        !order.confined,
        "this system offers no sandbox that Bytewise knows"
    );
    leash::put_on()
}

/// Runs the compiler, and ends as it did.
fn compile(compiler: &mut Command) -> anyhow::Result<ExitCode> {
    let status = compiler
        .stdin(Stdio::null())
        .status()
        .context("the compiler cannot be started")?;
    let code = match signal(status) {
        Some(signal) => i32::from(SIGNALLED) + signal,
        None => status.code().unwrap_or_default(),
    };
    Ok(ExitCode::from(u8::try_from(code)?))
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_status: ExitStatus) -> Option<i32> {
    None
}
