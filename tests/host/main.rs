//! The `bytewise` command: what it serves over HTTP, and what it prints.

mod answers;
mod api;
mod commands;
mod connections;
mod files;
mod gate;
mod lan;
mod measure;
mod requests;
mod site;
