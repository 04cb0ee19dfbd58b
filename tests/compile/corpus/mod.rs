//! Sources that try to read, to burn or to break what compiles them, and how
//! each must end.

mod burning;
mod linking;
mod nesting;
mod reading;

use protocol::compile::CompileClass::{
    self, CompileError, CompilerCrash, LimitCpu, LimitMemory, LimitSize,
};

/// A hostile source.
#[derive(Clone)]
pub struct Hostile {
    /// What it tries.
    pub name: &'static str,
    /// The learner's file.
    pub source: String,
    /// How it may end; nothing stands for two modules.
    pub ends: &'static [CompileClass],
}

/// The part that every file needs, with a statement before the answer.
fn solve(statement: &str) -> String {
    format!(
        "use super::{{Answer, Case}};\npub fn solve(case: &Case) -> Answer {{\n{statement}\n\
         f64::from(case.points)\n}}\n"
    )
}

/// A file that has these items besides.
fn item(items: &str) -> String {
    format!("{}{items}\n", solve(""))
}

fn hostile(name: &'static str, source: String, ends: &'static [CompileClass]) -> Hostile {
    Hostile { name, source, ends }
}

const REFUSED: &[CompileClass] = &[CompileError];
const MEMORY: &[CompileClass] = &[LimitMemory];
/// The compiler refuses what it cannot hold, or is stopped by its limits first.
const BIG: &[CompileClass] = &[CompileError, LimitMemory, LimitSize];
/// What never ends meets the one limit or the other, by the machine's speed.
const ENDLESS: &[CompileClass] = &[LimitCpu, LimitMemory];
/// The compiler overflows its own stack, or refuses before that.
const DEEP: &[CompileClass] = &[CompilerCrash, CompileError, LimitMemory];
const BUILT: &[CompileClass] = &[];

/// All of them. `canary` is a file of the host's; `environment`, a variable.
pub fn all(canary: &str, environment: &str) -> Vec<Hostile> {
    [
        reading::files(canary),
        reading::surroundings(canary, environment),
        reading::natives(),
        burning::constants(),
        burning::macros(),
        burning::types(),
        burning::bodies(),
        nesting::deep(),
        nesting::long(),
        linking::names(),
        linking::sections(),
        linking::texts(),
    ]
    .concat()
}

/// The text of each number, one after another.
fn each(numbers: std::ops::Range<u32>, text: impl Fn(u32) -> String) -> String {
    numbers.map(text).collect::<Vec<_>>().concat()
}
