//! The host: builds the site, serves it, measures in the terminal, and runs
//! the tests. The command itself is `main.rs`.

mod args;
mod build;
mod check;
pub mod compile;
mod content;
mod engine;
mod error;
mod list;
mod measure;
mod new;
mod policy;
mod progress;
pub mod project;
mod serve;
mod table;
mod test;
mod toolchain;

use std::process::ExitCode;

use clap::Parser;
use exercises::harness::Registered;
use protocol::Content;

use args::{Arguments, Command};
use error::UsageError;
use project::Project;

/// Reads all that an exercise's page shows before it runs; an error says which
/// file is wrong, where, and what to do.
pub fn read_content(exercise: &dyn Registered) -> anyhow::Result<Content> {
    content::of(&Project::find()?, exercise)
}

/// Reads the command line, does what it asks for, and says how that went:
/// 0 done, 1 failed, 2 not understood.
pub fn main() -> ExitCode {
    if compile::is_jail() {
        return compile::jail_main();
    }
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(if error.is::<UsageError>() { 2 } else { 1 })
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let Arguments { command, serve } = arguments;
    match command.unwrap_or(Command::Serve(serve)) {
        // What was checked may be unsolved, which is no error.
        Command::Check(options) => return check::run(&options),
        Command::Serve(options) => serve::run(&Project::find()?, &options),
        Command::Build(options) => build::run(&Project::find()?, &options),
        Command::Measure(options) => measure::run(&options),
        Command::List(options) => list::run(&Project::find()?, options.format),
        Command::New(options) => new::run(&Project::find()?, &options),
        Command::Test(options) => test::run(&Project::find()?, &options),
    }?;
    Ok(ExitCode::SUCCESS)
}
