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
mod mdbook;
mod measure;
mod new;
mod policy;
mod progress;
pub mod project;
mod scorm;
mod serve;
mod table;
mod terminal;
mod test;
mod threads;
mod toolchain;
mod votes;

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

/// `bytewise measure` for a program that gives it many command lines: its
/// modules are built and loaded once.
pub struct Measure(measure::Labs);

impl Measure {
    /// Builds the modules.
    pub fn new() -> anyhow::Result<Self> {
        measure::Labs::all().map(Self)
    }

    /// Gives what the command prints for the arguments after its name.
    pub fn printed(&self, line: &[&str]) -> anyhow::Result<String> {
        let line = ["bytewise", "measure"].iter().chain(line);
        match Arguments::try_parse_from(line)?.command {
            Some(Command::Measure(options)) => self.0.printed(&options),
            other => anyhow::bail!("{other:?} is not measured"),
        }
    }
}

/// The command's exit code for an error: 1 failed, 2 not understood.
pub fn exit_code(error: &anyhow::Error) -> u8 {
    if error.is::<UsageError>() || error.is::<clap::Error>() {
        2
    } else {
        1
    }
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
            let said = terminal::printable_lines(&format!("{error:#}"));
            eprintln!("error: {said}");
            ExitCode::from(exit_code(&error))
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let Arguments { command, serve } = arguments;
    match command.unwrap_or(Command::Serve(serve)) {
        // A file may be checked and unsolved, which is no error.
        Command::Check(options) => return check::run(&options),
        Command::Serve(options) => serve::run(&Project::find()?, &options),
        Command::Build(options) => build::run(&Project::find()?, &options),
        Command::Measure(options) => measure::run(&options),
        Command::List(options) => list::run(&Project::find()?, options.format),
        Command::Mdbook(options) => mdbook::run(&options),
        Command::Scorm(options) => scorm::run(&Project::find()?, &options),
        Command::New(options) => new::run(&Project::find()?, &options),
        Command::Test(options) => test::run(&Project::find()?, &options),
    }?;
    Ok(ExitCode::SUCCESS)
}
