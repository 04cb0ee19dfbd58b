//! The leash: a jailed process ends when its host does, however that ended, and
//! so does all that it started itself.
//!
//! The host holds the other end of the jail's standard input, and never writes.
//! The system closes that end with the host.

use std::io;

use anyhow::Context;

use super::NOT_DONE;

/// Ends this process with its host, from now on.
pub(super) fn put_on() -> anyhow::Result<()> {
    leads_a_group()?;
    let watch = || {
        // However the reading ends, nobody holds the other end any more.
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        end_group();
        std::process::exit(i32::from(NOT_DONE))
    };
    std::thread::Builder::new()
        .spawn(watch)
        .context("the jail cannot follow its host's end")?;
    Ok(())
}

/// Without a group of its own it would end others with it.
#[cfg(unix)]
fn leads_a_group() -> anyhow::Result<()> {
    use rustix::process::{getpgrp, getpid};
    anyhow::ensure!(
        getpgrp() == getpid(),
        "the jail was not started in a group of its own"
    );
    Ok(())
}

#[cfg(unix)]
fn end_group() {
    use rustix::process::{Signal, getpgrp, kill_process_group};
    // This process is in it.
    let _ = kill_process_group(getpgrp(), Signal::KILL);
}

/// Elsewhere there are no such groups.
#[cfg(not(unix))]
fn leads_a_group() -> anyhow::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn end_group() {}
