//! `bytewise measure`: the figures of a page, in the terminal.

mod lines;
mod print;

use std::path::Path;

use anyhow::{Context, bail};
use exercises::Track;
use exercises::harness::{Registered, list};
use protocol::{Case, Report, Request};

use crate::args::MeasureOptions;
use crate::engine::Lab;
use crate::error::UsageError;
use crate::progress::Progress;
use crate::project::Project;
use crate::table;
use crate::toolchain;
use lines::Line;

/// The variant that the others must agree with.
const ORACLE: &str = "naive";

/// An exercise with what is to be run of it.
struct Plan {
    exercise: &'static dyn Registered,
    case: Case,
    variants: Vec<&'static str>,
}

/// The reports of an exercise's variants, whose answers agree.
struct Measured {
    plan: Plan,
    floor: u64,
    runs: Vec<Run>,
}

/// One variant's figures.
struct Run {
    report: Report,
    /// The allocations of each line, if they were asked for.
    lines: Option<Vec<Line>>,
}

/// Measures what the options ask for and prints it.
pub(crate) fn run(options: &MeasureOptions) -> anyhow::Result<()> {
    // The options are checked before anything is built.
    let plans = plans(options)?;
    let progress = Progress::passing();
    let tracks = exercises::TRACKS.iter().filter(|track| {
        let planned = |plan: &Plan| track.has(plan.exercise);
        plans.iter().any(planned)
    });
    let traced = options.trace || plans.iter().any(|plan| plan.exercise.traced());
    let labs = Labs::build(tracks, traced, &progress)?;
    table::print(&printed(&labs, plans, options, &progress)?)
}

/// Measures what was planned, in the format that the options ask for.
fn printed(
    labs: &Labs,
    plans: Vec<Plan>,
    options: &MeasureOptions,
    progress: &Progress,
) -> anyhow::Result<String> {
    let measured = plans.into_iter().map(|plan| {
        let name = plan.exercise.slug();
        progress.step(name, |_| measure(labs, plan, options))
    });
    let measured = measured.collect::<anyhow::Result<Vec<_>>>()?;
    let alone = !options.all && measured.len() == 1;
    print::printed(&measured, options.format, alone)
}

/// Gives the plans that the options ask for, if all that they name exists.
fn plans(options: &MeasureOptions) -> anyhow::Result<Vec<Plan>> {
    let plans = named(options)?;
    if let Some(path) = &options.file {
        check_file(path, &plans)?;
    }
    Ok(plans)
}

fn named(options: &MeasureOptions) -> anyhow::Result<Vec<Plan>> {
    let chosen: Vec<&'static dyn Registered> = if options.all {
        exercises::all().collect()
    } else {
        let found = options.exercises.iter().map(|slug| {
            exercises::find(slug).ok_or_else(|| {
                UsageError(format!(
                    "there is no exercise `{slug}`; there are {}",
                    list(exercises::all().map(<dyn Registered>::slug))
                ))
            })
        });
        found.collect::<Result<_, _>>()?
    };
    let plans = chosen.into_iter().map(|exercise| {
        Ok(Plan {
            exercise,
            case: case(exercise, &options.settings)?,
            variants: variants(exercise, &options.variants)?,
        })
    });
    Ok(plans.collect::<Result<_, UsageError>>()?)
}

/// Says what is wrong with a file that the exercises are to read, if anything.
fn check_file(path: &Path, plans: &[Plan]) -> Result<(), UsageError> {
    if let Some(plan) = plans.iter().find(|plan| !plan.exercise.file()) {
        let with_file = exercises::all().filter(|exercise| exercise.file());
        return Err(UsageError(format!(
            "`{}` reads no file; give `--file` to {}",
            plan.exercise.slug(),
            list(with_file.map(<dyn Registered>::slug))
        )));
    }
    let name = path.display();
    match std::fs::metadata(path) {
        Ok(it) if it.is_file() => Ok(()),
        Ok(_) => Err(UsageError(format!("`{name}` is no file; give one"))),
        Err(error) => Err(UsageError(format!(
            "`{name}` cannot be read: {error}; give the path of a file"
        ))),
    }
}

/// The default case with the settings applied.
fn case(exercise: &dyn Registered, settings: &[String]) -> Result<Case, UsageError> {
    let knobs = exercise.knobs();
    let mut case = exercise.default_case();
    for setting in settings {
        let Some((name, value)) = setting.split_once('=') else {
            return Err(UsageError(format!(
                "`--set {setting}` sets nothing; write a knob and a number, as in `--set {}={}`",
                knobs.first().map_or("knob", |knob| knob.name.as_str()),
                knobs.first().map_or(0, |knob| knob.default)
            )));
        };
        let Some(knob) = knobs.iter().find(|knob| knob.name == name) else {
            return Err(UsageError(format!(
                "`{}` has no knob `{name}`; it has {}",
                exercise.slug(),
                list(knobs.iter().map(|knob| knob.name.as_str()))
            )));
        };
        let value = knob
            .parse(value)
            .map_err(|error| UsageError(error.to_string()))?;
        case.insert(name.to_owned(), value);
    }
    Ok(case)
}

/// The variants of those names, or all.
fn variants(exercise: &dyn Registered, names: &[String]) -> Result<Vec<&'static str>, UsageError> {
    let known = exercise.variants();
    if let Some(unknown) = names.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(UsageError(format!(
            "`{}` has no variant `{unknown}`; it has {}",
            exercise.slug(),
            list(known)
        )));
    }
    let wanted = |name: &&str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    Ok(known.into_iter().filter(wanted).collect())
}

/// The modules that give the figures.
pub(crate) struct Labs(Vec<TrackLabs>);

/// The modules of a track.
struct TrackLabs {
    track: &'static Track,
    counting: Lab,
    /// For exercises that look at their own lines, and for all when lines are
    /// asked for.
    traced: Option<Lab>,
}

impl Labs {
    fn build(
        tracks: impl Iterator<Item = &'static Track>,
        traced: bool,
        progress: &Progress,
    ) -> anyhow::Result<Self> {
        let project = Project::find()?;
        let tracks: Vec<&Track> = tracks.collect();
        let names: Vec<&str> = tracks.iter().map(|track| track.id).collect();
        let linked = toolchain::require_labs(&project, &names, progress)?;
        let labs = tracks.into_iter().zip(linked).map(|(track, linked)| {
            let traced = traced.then(|| Lab::traced(&linked, project.root()));
            Ok(TrackLabs {
                track,
                counting: Lab::new(&linked)?,
                traced: traced.transpose()?,
            })
        });
        Ok(Self(labs.collect::<anyhow::Result<_>>()?))
    }

    /// All that any command line may need.
    pub(crate) fn all() -> anyhow::Result<Self> {
        Self::build(exercises::TRACKS.iter(), true, &Progress::passing())
    }

    /// Gives what the command prints for these options.
    pub(crate) fn printed(&self, options: &MeasureOptions) -> anyhow::Result<String> {
        printed(self, plans(options)?, options, &Progress::passing())
    }

    /// The modules of the exercise's track.
    fn of(&self, exercise: &dyn Registered) -> anyhow::Result<&TrackLabs> {
        let found = self.0.iter().find(|labs| labs.track.has(exercise));
        found.with_context(|| format!("no module has `{}`", exercise.slug()))
    }
}

impl TrackLabs {
    /// The module whose figures are those of the exercise's page.
    fn measuring(&self, exercise: &dyn Registered) -> &Lab {
        self.traced
            .as_ref()
            .filter(|_| exercise.traced())
            .unwrap_or(&self.counting)
    }

    /// Gives the allocations of each line, if they are asked for.
    fn lines(
        &self,
        request: &Request,
        options: &MeasureOptions,
    ) -> anyhow::Result<Option<Vec<Line>>> {
        let Some(traced) = self.traced.as_ref().filter(|_| options.trace) else {
            return Ok(None);
        };
        let report = traced
            .run(request, options.file.as_deref())?
            .map_err(|failure| {
                anyhow::anyhow!(
                    "`{}` gave no lines for `{}`: {}",
                    request.exercise,
                    request.variant,
                    failure.text()
                )
            })?;
        Ok(Some(lines::lines(&report, traced.calls())))
    }
}

fn measure(labs: &Labs, plan: Plan, options: &MeasureOptions) -> anyhow::Result<Measured> {
    let slug = plan.exercise.slug();
    let labs = labs.of(plan.exercise)?;
    let lab = labs.measuring(plan.exercise);
    let file = options.file.as_deref();
    let request = |variant: &str| Request {
        exercise: slug.to_owned(),
        variant: variant.to_owned(),
        case: plan.case.clone(),
        trace: None,
    };
    let run = |variant: &str| -> anyhow::Result<Report> {
        lab.run(&request(variant), file)?.map_err(|failure| {
            let why = failure.text();
            anyhow::anyhow!("`{slug}` gave no figures for `{variant}`: {why}")
        })
    };
    let oracle = match run(ORACLE) {
        Ok(oracle) => Some(oracle),
        // Naive may be unable to hold a large file that others read well.
        Err(error) if file.is_some() && !plan.variants.contains(&ORACLE) => {
            eprintln!("no answer to compare with: {error:#}");
            None
        }
        Err(error) => return Err(error),
    };
    let mut runs: Vec<Run> = Vec::new();
    for &variant in &plan.variants {
        let report = match &oracle {
            Some(oracle) if variant == ORACLE => oracle.clone(),
            _ => run(variant)?,
        };
        if let Some(oracle) = oracle
            .as_ref()
            .filter(|oracle| oracle.answer != report.answer)
        {
            bail!(
                "the answers of `{slug}` differ: `{ORACLE}` gives {} and `{variant}` gives {}; \
                 a variant with another answer gets no figures",
                oracle.answer,
                report.answer
            );
        }
        runs.push(Run {
            lines: labs.lines(&request(variant), options)?,
            report,
        });
    }
    Ok(Measured {
        floor: runs.first().map_or(0, |run| run.report.floor),
        plan,
        runs,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Format;

    fn options(exercises: &[&str], variants: &[&str], settings: &[&str]) -> MeasureOptions {
        let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        MeasureOptions {
            exercises: owned(exercises),
            all: false,
            variants: owned(variants),
            settings: owned(settings),
            file: None,
            trace: false,
            format: Format::Table,
        }
    }

    #[test]
    fn settings_turn_the_default_case() {
        let plans = plans(&options(&["slots"], &["optimized"], &["points=12,345"])).unwrap();
        assert_eq!(plans[0].case, [("points".to_owned(), 12_345)].into());
        assert_eq!(plans[0].variants, ["optimized"]);
    }

    #[test]
    fn a_file_is_for_an_exercise_that_reads_one() {
        let refusal = |exercise: &str, path: &str| {
            let mut options = options(&[exercise], &[], &[]);
            options.file = Some(path.into());
            plans(&options).err().map(|error| error.to_string())
        };
        assert_eq!(refusal("mapped-file", "Cargo.toml"), None);
        for (exercise, path, says) in [
            (
                "slots",
                "Cargo.toml",
                "`slots` reads no file; give `--file` to ",
            ),
            ("mapped-file", ".", "`.` is no file"),
            ("mapped-file", "no/such", "`no/such` cannot be read: "),
        ] {
            let said = refusal(exercise, path).expect(says);
            assert!(said.starts_with(says), "{said}");
        }
    }

    #[test]
    fn what_does_not_exist_is_answered_with_what_does() {
        for (wrong, says) in [
            (
                options(&["slot"], &[], &[]),
                "no exercise `slot`; there are `slots`",
            ),
            (
                options(&["slots"], &["fast"], &[]),
                "`slots` has no variant `fast`; it has `naive` or `optimized`",
            ),
            (
                options(&["slots"], &[], &["size=1"]),
                "`slots` has no knob `size`; it has `points`",
            ),
            (
                options(&["slots"], &[], &["points"]),
                "`--set points` sets nothing; write a knob and a number, as in `--set points=",
            ),
            (
                options(&["slots"], &[], &["points=many"]),
                "Points cannot be `many`; give a whole number from 0 to ",
            ),
        ] {
            let error = plans(&wrong).err().expect(says);
            assert!(error.is::<UsageError>(), "{error}");
            assert!(error.to_string().contains(says), "{error}");
        }
    }
}
