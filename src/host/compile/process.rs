//! One jailed process: started, listened to, and ended with all that it
//! started itself.

use std::io;
use std::path::Path;
use std::pin::pin;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use anyhow::Context;
use tokio::io::AsyncReadExt;
use tokio::process::{Child, ChildStderr, Command};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout_at};

use super::jail::{self, Order};

/// The end of a process.
#[derive(Debug)]
pub(super) struct Ended {
    /// The reason for its end.
    pub(super) how: How,
    /// Its output on stderr, up to the limit.
    pub(super) said: Vec<u8>,
}

/// The reason for which a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// By itself, or by a limit of the operating system.
    Alone(ExitStatus),
    /// It took too long.
    TooLong,
    /// It said too much.
    TooMuch,
}

/// The variables of a jailed process. Of the host's own it sees none.
const ENVIRONMENT: [(&str, &str); 6] = [
    ("PATH", "/usr/bin"),
    ("TMPDIR", "."),
    ("HOME", "."),
    // A compiler that fails writes no report.
    ("RUSTC_ICE", "0"),
    // A job ends in a fraction of a second, a third of which goes into page
    // faults. Large pages that are never given back save some of that: for the
    // compiler, whose allocator is jemalloc, and with glibc's for the linker and
    // the last step.
    (
        "MALLOC_CONF",
        "thp:always,metadata_thp:always,narenas:1,dirty_decay_ms:-1,muzzy_decay_ms:-1",
    ),
    (
        "GLIBC_TUNABLES",
        "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=268435456:\
         glibc.malloc.trim_threshold=268435456:glibc.malloc.top_pad=33554432",
    ),
];

/// The time that a process may take at the lowest priority, in times of what it
/// may take otherwise: it may hardly get to compute.
const SLOWER: u32 = 6;

/// The pace of a job's processes, which can be lowered while they run.
pub(super) type Pace = watch::Receiver<Speed>;

/// The speed of a job's processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speed {
    /// At the host's own priority.
    Usual,
    /// At the lowest priority: only while nobody else computes.
    Lowest,
}

/// Has `program`, this command, do in that folder what the order says. Dropped
/// before its end, the process ends too.
pub(super) async fn run(
    program: &Path,
    folder: &Path,
    order: &Order,
    pace: Pace,
) -> anyhow::Result<Ended> {
    let mut child = start(program, folder, order)?;
    let mut pipe = child.stderr.take().context("a pipe is missing")?;
    let _leash = child.stdin.take();
    let group = Group::of(&child);
    let mut said = Vec::new();
    let how = {
        let end = end(&mut child, &mut pipe, order.limits.output, &mut said);
        within(order.limits.wall, end, &group, pace).await
    };
    let how = how.context("the jailed process cannot be waited for")?;
    said.truncate(order.limits.output);
    Ok(Ended { how, said })
}

/// Listens to a process until it ends, or says too much.
async fn end(
    child: &mut Child,
    pipe: &mut ChildStderr,
    limit: usize,
    said: &mut Vec<u8>,
) -> io::Result<How> {
    pipe.take(limit as u64 + 1).read_to_end(said).await?;
    if said.len() > limit {
        return Ok(How::TooMuch);
    }
    child.wait().await.map(How::Alone)
}

/// Waits for the end of these processes, at their pace, but not too long.
async fn within(
    wall: Duration,
    end: impl Future<Output = io::Result<How>>,
    group: &Group,
    mut pace: Pace,
) -> io::Result<How> {
    let started = Instant::now();
    let mut end = pin!(end);
    tokio::select! {
        ended = &mut end => return ended,
        () = sleep(wall) => return Ok(How::TooLong),
        // Without somebody who could lower it, it stays as it is.
        Ok(_) = pace.wait_for(|&pace| pace == Speed::Lowest) => {}
    }
    group.slow_down();
    timeout_at(started + SLOWER * wall, end)
        .await
        .unwrap_or(Ok(How::TooLong))
}

fn start(program: &Path, folder: &Path, order: &Order) -> anyhow::Result<Child> {
    let mut command = Command::from(command(program, folder, order)?);
    command.kill_on_drop(true);
    command.spawn().context("the jail cannot be started")
}

/// The jailed process, which sees none of the host's variables. It ends when
/// its standard input is closed.
pub(super) fn command(
    program: &Path,
    folder: &Path,
    order: &Order,
) -> anyhow::Result<std::process::Command> {
    let order = serde_json::to_string(order).context("the jail's order cannot be written")?;
    let mut command = std::process::Command::new(program);
    command
        .args([jail::NAME, &order])
        .current_dir(folder)
        .env_clear()
        .envs(ENVIRONMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    Ok(command)
}

/// The lowest of the priorities that a process can have.
#[cfg(unix)]
const LOWEST: i32 = 19;

/// A process and those that it started, which all end when this is dropped.
#[cfg(unix)]
struct Group(Option<rustix::process::Pid>);

#[cfg(unix)]
impl Group {
    fn of(leader: &Child) -> Self {
        let id = leader.id().and_then(|id| i32::try_from(id).ok());
        Self(id.and_then(rustix::process::Pid::from_raw))
    }

    /// Gives them the lowest priority. What they start has it too.
    fn slow_down(&self) {
        if let Some(id) = self.0 {
            // At worst they compute on as before.
            let _ = rustix::process::setpriority_pgrp(Some(id), LOWEST);
        }
    }
}

#[cfg(unix)]
impl Drop for Group {
    fn drop(&mut self) {
        if let Some(id) = self.0 {
            // Mostly there is none left.
            let _ = rustix::process::kill_process_group(id, rustix::process::Signal::KILL);
        }
    }
}

/// Elsewhere only the process itself is ended, by tokio.
#[cfg(not(unix))]
struct Group;

#[cfg(not(unix))]
impl Group {
    fn of(_leader: &Child) -> Self {
        Self
    }

    fn slow_down(&self) {}
}
