//! The host: builds the site, serves it, measures in the terminal, and runs
//! the tests. The command itself is `main.rs`.

mod args;
mod build;
mod check;
pub mod compile;
mod content;
mod error;
mod list;
mod measure;
mod policy;
mod progress;
pub mod project;
mod serve;
mod table;
mod toolchain;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use error::UsageError;
use project::Project;

/// Reads the command line, does what it asks for, and says how that went:
/// 0 done, 1 failed, 2 not understood.
pub fn main() -> ExitCode {
    if compile::is_jail() {
        return compile::jail_main();
    }
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(if error.is::<UsageError>() { 2 } else { 1 })
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<()> {
    let Arguments { command, serve } = arguments;
    match command.unwrap_or(Command::Serve(serve)) {
        Command::Serve(options) => serve::run(&Project::find()?, &options),
        Command::Build(options) => build::run(&Project::find()?, &options),
        Command::Measure(options) => measure::run(&options),
        Command::List(options) => list::run(&Project::find()?, options.format),
        Command::Test(options) => check::run(&Project::find()?, &options),
    }
}
