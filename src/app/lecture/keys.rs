//! Keys as commands: what a presenter, or a clicker, presses.

use super::step::Step;

/// The meaning of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The next step.
    Next,
    /// The step before.
    Back,
    /// The black screen, or the screen again.
    Black,
    /// Run what is shown.
    Run,
    /// The window with the notes.
    Notes,
    /// The list of all keys, or none.
    Help,
    /// The counts of the votes, or none.
    Results,
    /// The votes are counted again.
    Again,
    /// Phones vote, or they are counted by hand.
    Phones,
    /// One vote more for the choice of that place.
    Vote(usize),
    /// The first knob one stop up, or down.
    Turn(bool),
}

/// The thing on the page that has the focus when a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A field, a slider or the editor: all keys are its own.
    Field,
    /// A tab, which arrows move.
    Tab,
    /// A button or a link, which Space and Enter press.
    Button,
    /// Anything else.
    Page,
}

/// The command of a key, as the browser names it, that is pressed with none of
/// Control, Alt and Meta held.
pub fn command(key: &str, target: Target, step: Step, black: bool) -> Option<Command> {
    if target == Target::Field {
        return None;
    }
    let arrow = matches!(key, "ArrowRight" | "ArrowLeft");
    if arrow && target == Target::Tab || key == " " && target != Target::Page {
        return None;
    }
    if black {
        // Whatever is pressed first brings the screen back, and does no more.
        let shows = matches!(
            key,
            "ArrowRight" | "ArrowLeft" | " " | "PageDown" | "PageUp" | "b" | "B" | "." | "Escape"
        );
        return shows.then_some(Command::Black);
    }
    let voting = matches!(step, Step::Votes(_));
    Some(match key {
        "ArrowRight" | "PageDown" | " " => Command::Next,
        "ArrowLeft" | "PageUp" => Command::Back,
        // A clicker's key for a black screen.
        "b" | "B" | "." => Command::Black,
        "n" | "N" => Command::Notes,
        "?" => Command::Help,
        "r" | "R" if voting => Command::Results,
        "r" | "R" if step.runs() => Command::Run,
        "a" | "A" if voting => Command::Again,
        "o" | "O" if voting => Command::Phones,
        "+" | "=" if step.runs() => Command::Turn(true),
        "-" | "−" if step.runs() => Command::Turn(false),
        _ if voting => {
            let digit = key
                .parse::<usize>()
                .ok()
                .filter(|it| (1..=9).contains(it))?;
            Command::Vote(digit - 1)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_in_a_field_is_the_fields() {
        for key in ["ArrowRight", " ", "PageDown", "b", "r", "1", "?"] {
            assert_eq!(
                command(key, Target::Field, Step::Votes(0), false),
                None,
                "{key}"
            );
        }
    }

    #[test]
    fn what_a_button_or_a_tab_does_with_a_key_stays_theirs() {
        assert_eq!(command(" ", Target::Button, Step::Why, false), None);
        assert_eq!(
            command("ArrowRight", Target::Tab, Step::Compare, false),
            None
        );
        assert_eq!(
            command("ArrowRight", Target::Button, Step::Why, false),
            Some(Command::Next)
        );
        assert_eq!(
            command("PageDown", Target::Tab, Step::Compare, false),
            Some(Command::Next)
        );
    }

    #[test]
    fn a_key_means_what_the_step_can_do() {
        let pressed = |key, step| command(key, Target::Page, step, false);
        for (key, step, meant) in [
            (" ", Step::Problem, Some(Command::Next)),
            ("PageUp", Step::Problem, Some(Command::Back)),
            ("r", Step::Run(0), Some(Command::Run)),
            ("r", Step::Votes(0), Some(Command::Results)),
            ("r", Step::Why, None),
            ("a", Step::Votes(0), Some(Command::Again)),
            ("a", Step::Run(0), None),
            ("o", Step::Votes(0), Some(Command::Phones)),
            ("o", Step::Why, None),
            ("3", Step::Votes(0), Some(Command::Vote(2))),
            ("3", Step::Run(0), None),
            ("0", Step::Votes(0), None),
            ("+", Step::Compare, Some(Command::Turn(true))),
            ("-", Step::Code(0), None),
            ("F5", Step::Votes(0), None),
        ] {
            assert_eq!(pressed(key, step), meant, "{key} at {step:?}");
        }
    }

    #[test]
    fn on_a_black_screen_a_key_brings_the_screen_back_and_does_no_more() {
        for key in ["ArrowRight", "ArrowLeft", " ", "b", "Escape"] {
            let meant = command(key, Target::Page, Step::Run(0), true);
            assert_eq!(meant, Some(Command::Black), "{key}");
        }
        assert_eq!(command("r", Target::Page, Step::Run(0), true), None);
    }
}
