//! The parts of a problem and the structures to choose for them, from an
//! exercise's front matter.

use exercises::harness::Registered;
use protocol::{Part, Structure};
use serde::Deserialize;

use super::markdown::{self, References};

/// One `[[parts]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    /// The knob that chooses.
    knob: String,
    title: String,
    question: String,
    choices: Vec<WrittenChoice>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenChoice {
    variant: String,
    label: String,
    because: String,
}

/// Reads the parts: each has a knob of its own, whose values are the places of
/// its choices, and each choice is a variant. An error says which part is
/// wrong, and how.
pub(crate) fn read(
    written: Vec<Written>,
    exercise: &dyn Registered,
    references: &References,
) -> Result<Vec<Part>, String> {
    let read = |written: Written| {
        let knob = written.knob.clone();
        one(written, exercise, references)
            .map_err(|message| format!("in the part `{knob}`: {message}"))
    };
    written.into_iter().map(read).collect()
}

fn one(
    Written {
        knob,
        title,
        question,
        choices,
    }: Written,
    exercise: &dyn Registered,
    references: &References,
) -> Result<Part, String> {
    let count = choices.len() as u64;
    let is_its =
        |known: &protocol::Knob| known.name == knob && known.min == 1 && known.max == count;
    if !exercise.knobs().iter().any(is_its) {
        return Err(format!(
            "it has {count} choices; give the exercise a knob of its name, from 1 to {count}"
        ));
    }
    let variants = exercise.variants();
    let choices = choices.into_iter().map(
        |WrittenChoice {
             variant,
             label,
             because,
         }| {
            if !variants.contains(&variant.as_str()) {
                return Err(format!(
                    "`{variant}` is no variant; name the one that measures it alone"
                ));
            }
            let because =
                markdown::paragraph(&because, references).map_err(|fault| fault.message)?;
            Ok(Structure {
                variant,
                label,
                because,
            })
        },
    );
    let choices = choices.collect::<Result<_, _>>()?;
    Ok(Part {
        knob,
        title,
        question,
        choices,
    })
}
