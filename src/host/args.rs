//! The arguments that can be typed after `bytewise`, or after `cargo run --`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Shows what Rust code allocates, to the byte, in a browser tab.
#[derive(Debug, Parser)]
#[command(name = "bytewise", version, args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// Without a command, the site is served.
    #[command(flatten)]
    pub(crate) serve: ServeOptions,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build what changed and serve it; this is what happens without a command
    Serve(ServeOptions),
    /// Write the static site to dist/
    Build(BuildOptions),
    /// Run exercises in the terminal and print what they allocate
    Measure(MeasureOptions),
    /// List the exercises with their knobs and variants
    List(ListOptions),
    /// Judge files as an exercise's page would: 0 if all solve it, 1 if not
    Check(CheckOptions),
    /// Put exercises into a book: a preprocessor that mdBook starts
    Mdbook(MdbookOptions),
    /// Write a track as a SCORM 1.2 package, for a learning platform
    Scorm(ScormOptions),
    /// Begin an exercise: a folder that compiles, and whose test says what is missing
    New(NewOptions),
    /// Check format, lints and tests, in the terminal and in browsers; or one exercise
    Test(TestOptions),
}

#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    /// Listen on this port; 0 takes a free one [default: 8080, or a free one if that is taken]
    #[arg(long)]
    pub(crate) port: Option<u16>,
    /// Listen on this address [default: this machine's own, 127.0.0.1 and `::1`]
    #[arg(long, conflicts_with = "lan")]
    pub(crate) host: Option<String>,
    /// Let the others in this network use it: listen on all addresses; needs the compiler's sandbox
    #[arg(long)]
    pub(crate) lan: bool,
    /// Compile without a sandbox, where there is none; only what you wrote yourself
    #[arg(long, conflicts_with = "lan")]
    pub(crate) unsafe_no_sandbox: bool,
    /// Rebuild when a source file changes, and reload open pages
    #[arg(long)]
    pub(crate) watch: bool,
}

#[derive(Debug, Args)]
pub(crate) struct BuildOptions {
    /// The path under which the site will be published; only 404.html needs to know
    #[arg(long, default_value = "/", value_parser = base_path)]
    pub(crate) base: String,
}

#[derive(Debug, Args)]
pub(crate) struct MeasureOptions {
    /// The exercises, by the names that `list` shows
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    pub(crate) exercises: Vec<String>,
    /// Every exercise
    #[arg(long)]
    pub(crate) all: bool,
    /// Only this variant; may be given several times
    #[arg(long = "variant", value_name = "NAME")]
    pub(crate) variants: Vec<String>,
    /// Turn a knob; may be given several times
    #[arg(long = "set", value_name = "KNOB=NUMBER")]
    pub(crate) settings: Vec<String>,
    /// Read this file where the exercise would read one of its own
    #[arg(long, value_name = "PATH", conflicts_with = "all")]
    pub(crate) file: Option<PathBuf>,
    /// Say which lines allocated the bytes
    #[arg(long)]
    pub(crate) trace: bool,
    /// The format to print it in
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct ListOptions {
    /// The format to print it in
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    /// The exercise, by the name that `list` shows
    #[arg(required_unless_present = "hand_ins", conflicts_with = "hand_ins")]
    pub(crate) exercise: Option<String>,
    /// Files to judge; a folder stands for all `.rs` files in it
    #[arg(required_unless_present = "hand_ins", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Judge all drafts of a file that “Hand in” saved; a folder stands for all `.json` files in it
    #[arg(long = "hand-ins", value_name = "PATH", num_args = 1..)]
    pub(crate) hand_ins: Vec<PathBuf>,
    /// The format to print it in
    #[arg(long, value_enum, default_value_t = CheckFormat::Table)]
    pub(crate) format: CheckFormat,
    /// Draw the random cases from this number
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) seed: u32,
    /// Compile without a sandbox, where there is none; only what you wrote yourself
    #[arg(long)]
    pub(crate) unsafe_no_sandbox: bool,
}

#[derive(Debug, Args)]
pub(crate) struct MdbookOptions {
    #[command(subcommand)]
    pub(crate) question: Option<MdbookQuestion>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MdbookQuestion {
    /// Tell by the exit code whether that renderer is supported: each is
    Supports {
        /// mdBook's name of it: `html`
        renderer: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ScormOptions {
    /// The track, by its name in links: `optimization`
    pub(crate) track: String,
    /// The file to write [default: bytewise-<TRACK>.zip]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// The format of printed verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people
    Table,
    /// For programs
    Json,
    /// For continuous integration
    Junit,
    /// For GitHub's annotations
    Github,
}

#[derive(Debug, Args)]
pub(crate) struct NewOptions {
    /// The exercise's name in links: lower-case words with hyphens between them
    pub(crate) slug: String,
}

#[derive(Debug, Args)]
pub(crate) struct TestOptions {
    /// Test this exercise alone: all that can be told in the terminal
    #[arg(conflicts_with = "no_browser")]
    pub(crate) exercise: Option<String>,
    /// Test every exercise so, with all mutants
    #[arg(long, conflicts_with = "exercise")]
    pub(crate) all: bool,
    /// Write the exercise's figures down instead of comparing them
    #[arg(long, requires = "exercise")]
    pub(crate) record: bool,
    /// Leave out the tests that drive browsers
    #[arg(long)]
    pub(crate) no_browser: bool,
}

/// The format of printed figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Table,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

/// A path that begins and ends with a slash and can stand in an address.
fn base_path(typed: &str) -> Result<String, String> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "/-._~".contains(c);
    if let Some(odd) = typed.chars().find(|c| !allowed(*c)) {
        return Err(format!(
            "a path cannot contain `{odd}`; give one like `/bytewise/`"
        ));
    }
    if !typed.starts_with('/') || typed.contains("//") {
        return Err("give a path that begins with one slash, like `/bytewise/`".to_owned());
    }
    let slash = if typed.ends_with('/') { "" } else { "/" };
    Ok(format!("{typed}{slash}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }

    #[test]
    fn serving_needs_no_command() {
        let arguments = Arguments::try_parse_from(["bytewise", "--port", "9000"]).unwrap();
        assert!(arguments.command.is_none());
        assert_eq!(arguments.serve.port, Some(9000));
    }

    #[test]
    fn the_network_is_not_let_in_without_a_sandbox() {
        for others in [&["--unsafe-no-sandbox"][..], &["--host", "0.0.0.0"]] {
            let typed = ["bytewise", "serve", "--lan"].iter().chain(others);
            assert!(Arguments::try_parse_from(typed).is_err(), "{others:?}");
        }
    }

    #[test]
    fn a_base_path_ends_with_a_slash() {
        assert_eq!(base_path("/"), Ok("/".to_owned()));
        assert_eq!(base_path("/a/b"), Ok("/a/b/".to_owned()));
        for wrong in ["", "a", "//a/", "https://a.b/", "/a b/", "/\"/"] {
            assert!(base_path(wrong).is_err(), "{wrong}");
        }
    }
}
