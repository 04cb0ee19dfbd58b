//! The `bytewise` command: what it serves over HTTP, and what it prints.

mod commands;
mod measure;
mod serve;
