//! The predictions that an exercise asks for, from its front matter.

use exercises::harness::{Registered, list};
use protocol::{Case, Choice, Expected, FigureName, Headline, Prediction, Shape, Span};
use serde::Deserialize;

use super::highlight;
use super::markdown::{self, References};

/// One `[[predictions]]`: a question, and either a figure, a ratio or choices.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    ask: String,
    /// A few lines of Rust that it is about.
    code: Option<String>,
    /// True if the compiler takes them, where that is asked. A test checks it.
    #[serde(rename = "compiles")]
    _compiles: Option<bool>,
    /// The knobs of the run that answers it, where they differ from the default.
    case: Option<Case>,
    /// `naive.peak`
    figure: Option<String>,
    /// `naive.peak / optimized.peak`
    ratio: Option<String>,
    /// An explanation of the figure or the ratio.
    why: Option<String>,
    choices: Option<Vec<WrittenChoice>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenChoice {
    say: String,
    #[serde(default)]
    right: bool,
    because: String,
}

/// Reads the predictions of an exercise. An error says which question is wrong,
/// and how.
pub(crate) fn read(
    written: Vec<Written>,
    exercise: &dyn Registered,
    references: &References,
) -> Result<Vec<Prediction>, String> {
    let read = |written: Written| {
        let ask = written.ask.clone();
        one(written, exercise, references)
            .map_err(|message| format!("in the prediction “{ask}”: {message}"))
    };
    written.into_iter().map(read).collect()
}

fn one(
    written: Written,
    exercise: &dyn Registered,
    references: &References,
) -> Result<Prediction, String> {
    let spans = |text: &str| spans(text, references);
    let variants = exercise.variants();
    let name = |text: &str| figure_name(text, &variants);
    let expected = match (written.figure, written.ratio, written.choices, written.why) {
        (Some(figure), None, None, Some(why)) => Expected::Figure {
            of: name(&figure)?,
            why: spans(&why)?,
        },
        (None, Some(ratio), None, Some(why)) => {
            let (of, by) = ratio.split_once('/').ok_or_else(|| {
                format!("`{ratio}` is no ratio such as `naive.peak / optimized.peak`")
            })?;
            Expected::Ratio {
                of: name(of)?,
                by: name(by)?,
                why: spans(&why)?,
            }
        }
        (None, None, Some(choices), None) => Expected::Reason(reasons(choices, references)?),
        _ => {
            return Err(
                "it needs `figure` and `why`, or `ratio` and `why`, or `choices`".to_owned(),
            );
        }
    };
    let code = written.code.as_deref().map(str::trim_end);
    let code = code.map(|code| highlight::lines("rust", code));
    Ok(Prediction {
        ask: spans(&written.ask)?,
        code: code.transpose()?.unwrap_or_default(),
        case: written
            .case
            .map_or(Ok(Case::new()), |case| whole(exercise, case))?,
        expected,
    })
}

/// The case with the default for each knob that is not set.
fn whole(exercise: &dyn Registered, set: Case) -> Result<Case, String> {
    if exercise.shape() != Shape::Predict {
        return Err("`case` is for a question that starts a run of its own".to_owned());
    }
    let mut case = exercise.default_case();
    case.extend(set);
    exercise.check(&case).map_err(|error| error.to_string())?;
    Ok(case)
}

fn reasons(choices: Vec<WrittenChoice>, references: &References) -> Result<Vec<Choice>, String> {
    let right = choices.iter().filter(|choice| choice.right).count();
    if choices.len() < 3 || right != 1 {
        return Err("`choices` needs at least three, exactly one with `right = true`".to_owned());
    }
    let read = |choice: WrittenChoice| {
        Ok(Choice {
            say: spans(&choice.say, references)?,
            right: choice.right,
            because: spans(&choice.because, references)?,
        })
    };
    choices.into_iter().map(read).collect()
}

fn spans(text: &str, references: &References) -> Result<Vec<Span>, String> {
    markdown::paragraph(text, references).map_err(|fault| fault.message)
}

fn figure_name(text: &str, variants: &[&str]) -> Result<FigureName, String> {
    const FIGURES: [Headline; 4] = [
        Headline::Peak,
        Headline::Total,
        Headline::Allocations,
        Headline::Retained,
    ];
    let text = text.trim();
    let (variant, figure) = text
        .split_once('.')
        .ok_or_else(|| format!("`{text}` is no figure such as `naive.peak`"))?;
    if !variants.contains(&variant) {
        let known = list(variants.iter().copied());
        return Err(format!(
            "there is no variant `{variant}`; there are {known}"
        ));
    }
    let figure = FIGURES.into_iter().find(|known| known.name() == figure);
    let figure = figure.ok_or_else(|| {
        let known = list(FIGURES.map(Headline::name));
        format!("`{text}` names no figure; there are {known}")
    })?;
    Ok(FigureName {
        variant: variant.to_owned(),
        figure,
    })
}

#[cfg(test)]
mod tests {
    use super::super::figures::Figures;
    use super::*;

    fn predictions(toml: &str) -> Result<Vec<Prediction>, String> {
        let figures = Figures::default();
        let references = References {
            figures: &figures,
            slugs: &[],
        };
        let written = toml::from_str(toml).expect("the fields are known");
        read(vec![written], &exercises::slots::Slots, &references)
    }

    #[test]
    fn a_figure_a_ratio_and_reasons_are_read() {
        let text = |text: &str| vec![Span::Text(text.to_owned())];
        let name = |variant: &str| FigureName {
            variant: variant.to_owned(),
            figure: Headline::Peak,
        };
        let figure = predictions("ask = 'A?'\nfigure = 'naive.peak'\nwhy = 'W.'").unwrap();
        let of = name("naive");
        assert_eq!(figure[0].ask, text("A?"));
        assert_eq!(
            figure[0].expected,
            Expected::Figure {
                of,
                why: text("W.")
            }
        );
        let ratio =
            predictions("ask = 'A?'\nratio = 'naive.peak / optimized.peak'\nwhy = 'W.'").unwrap();
        let (of, by) = (name("naive"), name("optimized"));
        assert_eq!(
            ratio[0].expected,
            Expected::Ratio {
                of,
                by,
                why: text("W.")
            }
        );
        let reasons = predictions(
            "ask = 'A?'\nchoices = [{say = 'x', because = 'no'}, \
             {say = 'y', right = true, because = 'yes'}, {say = 'z', because = 'no'}]",
        )
        .unwrap();
        assert!(matches!(&reasons[0].expected, Expected::Reason(choices) if choices[1].right));
    }

    #[test]
    fn what_cannot_be_is_named_with_its_question() {
        for (toml, says) in [
            ("ask = 'A?'", "needs `figure`"),
            (
                "ask = 'A?'\ncase = { points = 5 }\nfigure = 'naive.peak'\nwhy = 'W.'",
                "starts a run of its own",
            ),
            ("ask = 'A?'\nfigure = 'naive.peak'", "needs `figure`"),
            (
                "ask = 'A?'\nfigure = 'fast.peak'\nwhy = ''",
                "no variant `fast`",
            ),
            (
                "ask = 'A?'\nfigure = 'naive.size'\nwhy = ''",
                "names no figure",
            ),
            ("ask = 'A?'\nratio = 'naive.peak'\nwhy = ''", "is no ratio"),
            (
                "ask = 'A?'\nchoices = [{say = 'x', right = true, because = 'y'}]",
                "at least three",
            ),
        ] {
            let error = predictions(toml).unwrap_err();
            assert!(
                error.contains("“A?”") && error.contains(says),
                "{toml}: {error}"
            );
        }
    }
}
