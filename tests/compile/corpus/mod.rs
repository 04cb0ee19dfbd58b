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
    /// The attack, in a few words.
    pub name: &'static str,
    /// The learner's file.
    pub source: String,
    /// The ends that it may have; nothing stands for two modules.
    pub ends: &'static [CompileClass],
    /// The string that is in the answer then.
    pub says: &'static str,
}

impl Hostile {
    fn says(self, says: &'static str) -> Self {
        Self { says, ..self }
    }
}

/// The part that every file needs, with a statement before the answer.
fn solve(statement: &str) -> String {
    format!(
        "use super::{{Answer, Case}};\npub fn solve(case: &Case) -> Answer {{\n{statement}\n\
         case.points.left() as f64\n}}\n"
    )
}

/// A file that has these items besides.
fn item(items: &str) -> String {
    format!("{}{items}\n", solve(""))
}

fn hostile(name: &'static str, source: String, ends: &'static [CompileClass]) -> Hostile {
    Hostile {
        name,
        source,
        ends,
        says: "",
    }
}

const REFUSED: &[CompileClass] = &[CompileError];
/// The compiler refuses what it cannot hold, or is stopped by its limits first.
const BIG: &[CompileClass] = &[CompileError, LimitMemory, LimitSize];
/// A compilation that never ends meets the one limit or the other, by the machine's speed.
const ENDLESS: &[CompileClass] = &[LimitCpu, LimitMemory];
/// The compiler overflows its own stack, or refuses before that.
const DEEP: &[CompileClass] = &[CompilerCrash, CompileError, LimitMemory];
const BUILT: &[CompileClass] = &[];

/// The secrets that there are to be stolen.
pub struct Secrets<'a> {
    /// A file of the host's.
    pub canary: &'a str,
    /// A variable of the host's.
    pub variable: &'a str,
    /// A file of another job, as it is found from one's own.
    pub others: &'a str,
}

/// All of them.
pub fn all(secrets: &Secrets) -> Vec<Hostile> {
    [
        reading::files(secrets.canary),
        reading::surroundings(secrets),
        reading::natives(secrets.canary),
        reading::settings(),
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
