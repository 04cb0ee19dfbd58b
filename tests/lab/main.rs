//! The measured module in wasmtime, for every exercise of the registry: the
//! answers, the recorded figures, the starters, bad requests and faults.

mod answers;
mod faults;
mod figures;
mod files;
mod promises;
mod requests;
mod starters;
mod timeline;
