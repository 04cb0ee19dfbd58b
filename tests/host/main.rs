//! The `bytewise` command: what it serves over HTTP, and what it prints.

mod answers;
mod api;
mod checking;
mod commands;
mod compiling;
mod connections;
mod crowd;
mod dependencies;
mod files;
mod fuzz;
mod gate;
mod lan;
mod mdbook;
mod measure;
mod requests;
mod sandbox;
mod scorm;
mod site;
mod trouble;
mod votes;
