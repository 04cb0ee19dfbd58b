//! `bytewise measure`: the figures of a page, in the terminal.

mod engine;
mod print;

use anyhow::{Context, bail};
use exercises::harness::{Registered, list};
use protocol::{Case, Failure, Report, Request};

use crate::args::MeasureOptions;
use crate::error::UsageError;
use crate::progress::Progress;
use crate::project::Project;
use crate::toolchain::{self, LAB};
use engine::Lab;

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
    reports: Vec<Report>,
}

/// Measures what the options ask for and prints it.
pub(crate) fn run(options: &MeasureOptions) -> anyhow::Result<()> {
    // What was typed is checked before anything is built.
    let plans = plans(options)?;
    let project = Project::find()?;
    let progress = Progress::passing();
    toolchain::require_wasm_target(project.root(), &progress)?;
    let module = progress.step("lab.wasm", |step| {
        toolchain::build_module(&project, LAB, step)
    })?;
    let module = std::fs::read(&module)
        .with_context(|| format!("cannot read {}", project.name_of(&module)))?;
    let lab = Lab::new(&module)?;
    let measured = plans.into_iter().map(|plan| {
        let name = plan.exercise.slug();
        progress.step(name, |_| measure(&lab, plan))
    });
    let measured = measured.collect::<anyhow::Result<Vec<_>>>()?;
    let alone = !options.all && measured.len() == 1;
    print::print(&measured, options.format, alone)
}

fn plans(options: &MeasureOptions) -> anyhow::Result<Vec<Plan>> {
    let chosen: Vec<&'static dyn Registered> = if options.all {
        exercises::all().collect()
    } else {
        let found = options.exercises.iter().map(|slug| {
            exercises::find(slug).ok_or_else(|| {
                UsageError(format!(
                    "there is no exercise `{slug}`; there are {}",
                    list(exercises::all().map(Registered::slug))
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

fn measure(lab: &Lab, plan: Plan) -> anyhow::Result<Measured> {
    let slug = plan.exercise.slug();
    let run = |variant: &str| -> anyhow::Result<Report> {
        let outcome = lab.run(&Request {
            exercise: slug.to_owned(),
            variant: variant.to_owned(),
            case: plan.case.clone(),
        })?;
        outcome.map_err(|Failure { kind: _, message }| {
            anyhow::anyhow!("`{slug}` gave no figures for `{variant}`: {message}")
        })
    };
    let oracle = run(ORACLE)?;
    let mut reports = Vec::new();
    for &variant in &plan.variants {
        let report = if variant == ORACLE {
            oracle.clone()
        } else {
            run(variant)?
        };
        if report.answer != oracle.answer {
            bail!(
                "the answers of `{slug}` differ: `{ORACLE}` gives {} and `{variant}` gives {}; \
                 a variant with another answer gets no figures",
                oracle.answer,
                report.answer
            );
        }
        reports.push(report);
    }
    Ok(Measured {
        floor: oracle.floor,
        plan,
        reports,
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
