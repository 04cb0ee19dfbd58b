//! Classifies how a job's process ended, in the protocol's classes.

use std::process::ExitStatus;

use protocol::compile::CompileClass;

use super::jail::{NOT_CONFINED, NOT_DONE, SIGNALLED};
use super::process::How;

/// The end of a job's step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// It did its work.
    Done,
    /// The compiler refused the source.
    Refused,
    /// It could not do its work.
    Failed(CompileClass),
}

/// Classifies the end of a process, which started a linker that this signal
/// ended, if one did.
///
/// Strings that it wrote are not asked: a learner's code can name a library, a
/// section or a symbol so that they say anything.
pub(super) fn of(how: How, linker: Option<i32>) -> End {
    match how {
        How::TooLong => End::Failed(CompileClass::LimitWall),
        How::TooMuch => End::Failed(CompileClass::LimitOutput),
        How::Alone(status) if status.success() => End::Done,
        How::Alone(status) => of_status(status, linker),
    }
}

fn of_status(status: ExitStatus, linker: Option<i32>) -> End {
    let code = status.code();
    let jail_failed = [NOT_CONFINED, NOT_DONE]
        .iter()
        .any(|&failed| code == Some(failed.into()));
    if jail_failed {
        return End::Failed(CompileClass::JailUnavailable);
    }
    if let Some(class) = signal(status).or(linker).and_then(of_signal) {
        return End::Failed(class);
    }
    match code {
        Some(1) => End::Refused,
        // A panic's code, that of a module which cannot be finished, or one
        // that the compiler does not document.
        Some(_) | None => End::Failed(CompileClass::CompilerCrash),
    }
}

/// The signal that ended the jail, or the compiler in it.
#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    let of_compiler = || {
        let signal = status.code()? - i32::from(SIGNALLED);
        (signal > 0).then_some(signal)
    };
    std::os::unix::process::ExitStatusExt::signal(&status).or_else(of_compiler)
}

#[cfg(not(unix))]
fn signal(_status: ExitStatus) -> Option<i32> {
    None
}

#[cfg(unix)]
fn of_signal(signal: i32) -> Option<CompileClass> {
    use rustix::process::Signal;
    let class = match Signal::from_named_raw(signal)? {
        Signal::XCPU => CompileClass::LimitCpu,
        Signal::XFSZ => CompileClass::LimitSize,
        // Rust's own end when memory is refused, and the kernel's when there
        // is none left: the host's own kills are told before this.
        Signal::ABORT | Signal::KILL => CompileClass::LimitMemory,
        _ => CompileClass::CompilerCrash,
    };
    Some(class)
}

#[cfg(not(unix))]
fn of_signal(_signal: i32) -> Option<CompileClass> {
    None
}
