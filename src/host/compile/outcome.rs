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

/// Classifies the end of a process that said these things besides its
/// diagnostics of the source.
pub(super) fn of(how: How, said: &str) -> End {
    match how {
        How::TooLong => End::Failed(CompileClass::LimitWall),
        How::TooMuch => End::Failed(CompileClass::LimitOutput),
        How::Alone(status) if status.success() => End::Done,
        How::Alone(status) => of_status(status, said),
    }
}

fn of_status(status: ExitStatus, said: &str) -> End {
    let code = status.code();
    let jail_failed = [NOT_CONFINED, NOT_DONE]
        .iter()
        .any(|&failed| code == Some(failed.into()));
    // However a full disk ended the process, it is the host's.
    if jail_failed || has_no_room(said) {
        return End::Failed(CompileClass::JailUnavailable);
    }
    if let Some(class) = signal(status).and_then(of_signal) {
        return End::Failed(class);
    }
    if let Some(class) = of_text(said) {
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
        // A file that is mapped has no room on its disk.
        #[cfg(target_os = "linux")]
        Signal::BUS => CompileClass::JailUnavailable,
        _ => CompileClass::CompilerCrash,
    };
    Some(class)
}

#[cfg(not(unix))]
fn of_signal(_signal: i32) -> Option<CompileClass> {
    None
}

/// Tells whether it says that the host's disk is full, or may not be written to.
fn has_no_room(said: &str) -> bool {
    const SIGNS: &[&str] = &[
        "No space left on device",
        "Disk quota exceeded",
        "Read-only file system",
        // The linker's, of a file that it maps.
        #[cfg(target_os = "linux")]
        "SIGBUS",
    ];
    SIGNS.iter().any(|sign| said.contains(sign))
}

/// Finds the class of what was said: a limit that the compiler, or the linker
/// that it started, ran into, or a crash.
fn of_text(said: &str) -> Option<CompileClass> {
    const SIGNS: [(&str, CompileClass); 8] = [
        ("memory allocation of", CompileClass::LimitMemory),
        ("LLVM ERROR: out of memory", CompileClass::LimitMemory),
        ("Allocation failed", CompileClass::LimitMemory),
        ("SIGABRT", CompileClass::LimitMemory),
        ("SIGXCPU", CompileClass::LimitCpu),
        ("SIGXFSZ", CompileClass::LimitSize),
        ("SIGSEGV", CompileClass::CompilerCrash),
        ("SIGBUS", CompileClass::CompilerCrash),
    ];
    let mut signs = SIGNS.iter();
    signs
        .find(|(sign, _)| said.contains(sign))
        .map(|(_, class)| *class)
}
