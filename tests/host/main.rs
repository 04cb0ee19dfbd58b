//! The `bytewise` command: what it serves over HTTP, and what it prints.

mod answers;
mod commands;
mod files;
mod measure;
mod site;
