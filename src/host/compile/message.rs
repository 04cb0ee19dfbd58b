//! The sentence that goes with each class: what happened, and what to do.

use protocol::compile::CompileClass;

use super::jail::Limits;

/// Writes the message for a module whose lines take too much room.
pub(super) fn too_many_lines(limits: &Limits) -> String {
    format!(
        "the table of the code's lines came out larger than {} MiB; does a macro write very many \
         calls?",
        limits.lines >> 20
    )
}

/// Writes the message for a job that ended in this class.
pub(super) fn of(class: CompileClass, limits: &Limits) -> String {
    let mib = |bytes: u64| bytes >> 20;
    match class {
        CompileClass::CompileError => "the compiler refused the code".to_owned(),
        CompileClass::LimitCpu => format!(
            "the compiler computed for {} seconds, and may not for longer; does the code make it \
             evaluate a constant or expand a macro without end?",
            limits.cpu
        ),
        CompileClass::LimitWall => format!(
            "the compiler took longer than {} seconds and was stopped; press Run again, and if it \
             stays so, make the code smaller",
            limits.wall.as_secs()
        ),
        CompileClass::LimitMemory => format!(
            "the compiler wanted more than {} MiB of memory; does the code contain a very large \
             constant, or a macro that doubles itself?",
            mib(limits.memory)
        ),
        CompileClass::LimitOutput => {
            "the compiler had more to say than can be shown; mend the first errors and press Run \
             again"
                .to_owned()
        }
        CompileClass::LimitSize => format!(
            "the module came out larger than {} MiB; does the code contain a very large constant?",
            mib(limits.module)
        ),
        CompileClass::CompilerCrash => {
            "the compiler itself failed on this code; is something in it nested very deeply?"
                .to_owned()
        }
        CompileClass::JailUnavailable => "the host cannot compile at the moment".to_owned(),
        CompileClass::Busy => "the host is busy; try again in a few seconds".to_owned(),
        CompileClass::BadRequest => "this is no request that the host understands".to_owned(),
        CompileClass::Forbidden => {
            "the host compiles for its own page alone; open the address that it printed".to_owned()
        }
    }
}
