//! `WebDriver`'s names of keys, from its table of code points.

/// Takes back a character.
pub const BACKSPACE: char = '\u{E003}';
/// Moves the focus on.
pub const TAB: char = '\u{E004}';
/// Enter.
pub const ENTER: char = '\u{E007}';
/// Held with another key.
pub const CONTROL: char = '\u{E009}';
/// Escape.
pub const ESCAPE: char = '\u{E00C}';
/// Goes to the end of a line; with Control held, of a text.
pub const END: char = '\u{E010}';
/// A page up, as a clicker presses it.
pub const PAGE_UP: char = '\u{E00E}';
/// A page down.
pub const PAGE_DOWN: char = '\u{E00F}';
/// The arrow to the left.
pub const LEFT: char = '\u{E012}';
/// The arrow to the right.
pub const RIGHT: char = '\u{E014}';
/// The down arrow.
pub const DOWN: char = '\u{E015}';
