//! The messages between the page and the host when a learner's code is
//! compiled.

use serde::{Deserialize, Serialize};

use crate::LineTable;

/// The path of the compile host's answers, from the site's root.
pub const COMPILE: &str = "api/compile";
/// The path that tells whether there is a compile host, and what it can do.
pub const HOST: &str = "api/host";
/// The request header that carries the learner's token.
pub const TOKEN: &str = "bytewise-token";
/// The request header that tells one tab from another behind the same address:
/// at most 64 ASCII letters, digits and hyphens. Anything else counts as a
/// missing name.
pub const TAB: &str = "bytewise-tab";
/// The most bytes of linear memory that a learner's module may have: a quarter
/// of the shipped module's. Every variant of every exercise runs in it at its
/// default and edge cases, the traced one with its notes too, and code that
/// hoards meets the limit soon.
pub const MEMORY: u64 = 256 << 20;
/// The most bytes of a source.
pub const SOURCE_LIMIT: usize = 64 << 10;

/// The crates that a learner's file may name besides the standard library:
/// those that the exercises' own variants may.
pub const CRATES: [&str; 10] = [
    "arrayvec",
    "fixedbitset",
    "get_size2",
    "hashbrown",
    "jrsonnet_gcmodule",
    "lru",
    "meter",
    "postcard",
    "serde",
    "string_interner",
];

/// The answer to `GET api/host`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostStatus {
    /// The compiler, as it names itself.
    pub compiler: Option<String>,
    /// True if the compiler runs in a sandbox.
    pub sandboxed: bool,
    /// The reason for which nothing can be compiled, and what to do, if so.
    pub problem: Option<String>,
}

/// The body of `POST api/compile`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompileRequest {
    /// The exercise's slug.
    pub slug: String,
    /// The learner's file: what a variant's file is.
    pub source: String,
}

/// The answer to `POST api/compile`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compiled {
    /// There are modules.
    Built(Built),
    /// There are none.
    Refused(Refused),
}

/// The two modules of a learner's code, which answer as lab.wasm does and hold
/// one variant, `yours`, of the one exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Built {
    /// The address of the counting module, from the site's root.
    pub module: String,
    /// The address of its traced twin.
    pub traced: String,
    /// The calls that the twin refers to by number. The learner's file has the
    /// name [`YOURS`].
    pub lines: LineTable,
    /// The statics of the learner's file, largest first: bytes that it holds
    /// outside the heap.
    pub statics: Vec<Static>,
    /// The compiler's warnings.
    pub diagnostics: Vec<Diagnostic>,
}

/// A static of a learner's file, or a table of constants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Static {
    /// Its name in the source.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
}

/// The name of the learner's file in lines and diagnostics.
pub const YOURS: &str = "yours.rs";
/// The name of the learner's version among the variants.
pub const VARIANT: &str = "yours";

/// The reason for which there are no modules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The kind of reason.
    pub class: CompileClass,
    /// The words for what went wrong and what to do, in a sentence or two.
    pub message: String,
    /// The first fifty diagnostics of the compiler.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of diagnostics beyond those.
    pub more: u32,
}

/// The named outcomes of a compilation that gave no module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompileClass {
    /// The compiler refused the source.
    CompileError,
    /// It computed longer than it may.
    LimitCpu,
    /// It took longer than it may.
    LimitWall,
    /// It wanted more memory than it may have.
    LimitMemory,
    /// It said more than it may.
    LimitOutput,
    /// A file became larger than it may.
    LimitSize,
    /// The compiler itself failed.
    CompilerCrash,
    /// The host lacks what compiling takes: its sandbox, or room on its disk.
    JailUnavailable,
    /// The queue is full, or the learner's own share of it.
    Busy,
    /// The request is not one.
    BadRequest,
    /// The request does not come from this host's own page, or has no token.
    Forbidden,
}

/// One thing that the compiler said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Its severity.
    pub level: DiagnosticLevel,
    /// The error's code: `E0308`.
    pub code: Option<String>,
    /// The message.
    pub message: String,
    /// Its places in the learner's file, the primary one first.
    pub spans: Vec<DiagnosticSpan>,
    /// Notes and help without a place.
    pub notes: Vec<String>,
    /// Changes that the compiler proposes.
    pub suggestions: Vec<Suggestion>,
}

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiagnosticLevel {
    /// There is no module.
    Error,
    /// There is one.
    Warning,
}

/// A place in the learner's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiagnosticSpan {
    /// The line it starts in, counted from 1.
    pub line: u32,
    /// The bytes of the source from `start` on and before `end`.
    pub start: u32,
    /// See `start`.
    pub end: u32,
    /// True if the message is about this place.
    pub primary: bool,
    /// The words on this place.
    pub label: Option<String>,
}

/// A change that the compiler proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The words for what it does.
    pub message: String,
    /// The parts to replace, without overlaps.
    pub replacements: Vec<Replacement>,
}

/// A text that takes the place of some bytes of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replacement {
    /// The bytes from `start` on and before `end`.
    pub start: u32,
    /// See `start`.
    pub end: u32,
    /// The string that takes their place.
    pub text: String,
}
