//! One job: a learner's file becomes two modules, or a reason.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use exercises::harness::Registered;
use protocol::compile::{Built, CompileClass, Diagnostic, Refused, Static};

use super::diagnostics;
use super::finish::{COUNTING, FINISHED, Finished, TRACED};
use super::jail::{Limits, Order, Task};
use super::outcome::{self, End};
use super::process::{self, Ended, Pace};
use super::spool::{JobFolder, Spool};
use super::store::Kept;
use super::toolset::Toolset;
use super::{message, refused, source};
use crate::terminal;

/// The tools that jobs are done with.
#[derive(Debug)]
pub(super) struct Tools {
    /// This program, which is the jail too.
    pub(super) program: PathBuf,
    /// True if jobs are confined.
    pub(super) confined: bool,
    /// The limits of each job.
    pub(super) limits: Limits,
    /// The folders of the system's libraries.
    pub(super) libraries: Vec<PathBuf>,
    /// The folder in which they are done.
    pub(super) spool: Spool,
}

/// Compiles the source, which is known by `id`.
pub(super) async fn run(
    tools: &Tools,
    toolset: &Toolset,
    exercise: &dyn Registered,
    source: &str,
    id: &str,
    pace: &Pace,
) -> Result<Kept, Refused> {
    let root = source::root(exercise);
    let folder = tools
        .spool
        .job(&source::files(&root, source))
        .map_err(|error| no_folder(&error))?;
    let diagnostics = compile(tools, toolset, &folder, source, pace).await?;
    finish(tools, &folder, id, diagnostics, pace).await
}

/// Runs the compiler, and gives what it warned of.
async fn compile(
    tools: &Tools,
    toolset: &Toolset,
    folder: &JobFolder,
    source: &str,
    pace: &Pace,
) -> Result<Vec<Diagnostic>, Refused> {
    let task = Task::Compile {
        program: toolset.rustc(),
        arguments: source::arguments(toolset, folder.path(), source),
    };
    let readable = vec![toolset.libraries.clone()];
    let runnable = [toolset.runnable(), tools.libraries.clone()].concat();
    let ended = jailed(tools, folder, readable, runnable, task, pace).await?;
    let said = diagnostics::read(&ended.said, source, &secrets(tools, toolset));
    let class = match outcome::of(ended.how, said.linker) {
        End::Done => return Ok(said.diagnostics),
        // A compiler that gives up without a reason has not refused the source.
        End::Refused if said.diagnostics.is_empty() => CompileClass::CompilerCrash,
        End::Refused => CompileClass::CompileError,
        End::Failed(CompileClass::JailUnavailable) => return Err(unavailable(&said.rest)),
        End::Failed(class) => class,
    };
    // A full disk ends a compiler in many ways, which all look as if the source
    // were to blame.
    let unclear = match class {
        CompileClass::CompileError => !said.blames_the_source(),
        class => class == CompileClass::CompilerCrash,
    };
    if unclear {
        require_room(tools, folder)?;
    }
    Err(Refused {
        class,
        message: message::of(class, &tools.limits),
        diagnostics: said.diagnostics,
        more: said.more,
    })
}

/// Makes the modules of what the compiler linked.
async fn finish(
    tools: &Tools,
    folder: &JobFolder,
    id: &str,
    diagnostics: Vec<Diagnostic>,
    pace: &Pace,
) -> Result<Kept, Refused> {
    let refuse = |class, message| Refused {
        class,
        message,
        diagnostics: diagnostics.clone(),
        more: 0,
    };
    let ended = jailed(tools, folder, Vec::new(), Vec::new(), Task::Finish, pace).await?;
    let said = String::from_utf8_lossy(&ended.said);
    match outcome::of(ended.how, None) {
        End::Done => {}
        End::Failed(CompileClass::JailUnavailable) => return Err(unavailable(&said)),
        End::Failed(CompileClass::CompilerCrash) | End::Refused => {
            require_room(tools, folder)?;
            let said = terminal::printable(said.trim());
            eprintln!("a compiled module cannot be finished: {said}");
            let class = CompileClass::CompilerCrash;
            return Err(refuse(class, message::of(class, &tools.limits)));
        }
        End::Failed(class) => return Err(refuse(class, message::of(class, &tools.limits))),
    }
    let left = left_in(folder.path(), &tools.limits);
    let left = match left {
        Ok(Left::Made(made)) => made,
        Ok(Left::Refused(reason)) => return Err(refuse(CompileClass::CompileError, reason)),
        Ok(Left::TooLarge(reason)) => return Err(refuse(CompileClass::LimitSize, reason)),
        Err(error) => return Err(unavailable(&format!("{error:#}"))),
    };
    let path = |name| format!("api/module/{id}/{name}");
    Ok(Kept {
        built: Built {
            module: path(COUNTING),
            traced: path(TRACED),
            lines: left.lines,
            statics: left.statics,
            diagnostics,
        },
        counting: left.counting,
        traced: left.traced,
    })
}

async fn jailed(
    tools: &Tools,
    folder: &JobFolder,
    readable: Vec<PathBuf>,
    runnable: Vec<PathBuf>,
    task: Task,
    pace: &Pace,
) -> Result<Ended, Refused> {
    let order = Order {
        confined: tools.confined,
        readable,
        runnable,
        limits: tools.limits.clone(),
        task,
    };
    process::run(&tools.program, folder.path(), &order, pace.clone())
        .await
        .map_err(|error| unavailable(&format!("{error:#}")))
}

/// The result that a job left in its folder.
enum Left {
    Made(MadeModules),
    Refused(String),
    TooLarge(String),
}

/// The modules, and what is known of them.
struct MadeModules {
    lines: protocol::LineTable,
    statics: Vec<Static>,
    counting: Arc<[u8]>,
    traced: Arc<[u8]>,
}

/// Reads what a job left, unless it is too large to be kept.
fn left_in(folder: &Path, limits: &Limits) -> anyhow::Result<Left> {
    let read =
        |name: &str, most| read(&folder.join(name), most).with_context(|| format!("of {name}"));
    let Some(finished) = read(FINISHED, limits.lines)? else {
        return Ok(Left::TooLarge(message::too_many_lines(limits)));
    };
    let (lines, statics) = match serde_json::from_slice(&finished).context("of what a job left")? {
        Finished::Refused(reason) => return Ok(Left::Refused(reason)),
        Finished::Made(lines, statics) => (lines, statics),
    };
    let [counting, traced] = [COUNTING, TRACED].map(|name| read(name, limits.module));
    Ok(match (counting?, traced?) {
        (Some(counting), Some(traced)) => Left::Made(MadeModules {
            lines,
            statics,
            counting: counting.into(),
            traced: traced.into(),
        }),
        _ => Left::TooLarge(message::of(CompileClass::LimitSize, limits)),
    })
}

/// The file's bytes, if they are not too many.
fn read(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    if fs::metadata(path)?.len() > most {
        return Ok(None);
    }
    fs::read(path).map(Some)
}

/// The paths that a learner need not know, longest first.
fn secrets(tools: &Tools, toolset: &Toolset) -> Vec<String> {
    let mut secrets: Vec<String> = [&toolset.sysroot, &toolset.libraries, tools.spool.folder()]
        .map(|path: &Path| path.display().to_string())
        .into();
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    secrets
}

fn no_folder(error: &io::Error) -> Refused {
    unavailable(&format!("a job's folder cannot be made: {error}"))
}

/// The message for a job that failed because the host lacked what it needs.
pub(super) const TROUBLE: &str = "the host cannot compile at the moment, and its terminal says \
                                  why; your code has nothing to do with it";

/// Fails if the disk has no room for what a job may write.
fn require_room(tools: &Tools, folder: &JobFolder) -> Result<(), Refused> {
    let room = folder.require_room(tools.limits.file);
    room.map_err(|error| unavailable(&format!("the folder of the jobs has no room: {error}")))
}

/// It is not the learner's fault; whose it is, the host's terminal says.
fn unavailable(problem: &str) -> Refused {
    eprintln!(
        "nothing can be compiled: {}; if the disk is full, make room, and if the folder of the \
         jobs was deleted, start the host again",
        terminal::printable(problem.trim())
    );
    refused(CompileClass::JailUnavailable, TROUBLE)
}
