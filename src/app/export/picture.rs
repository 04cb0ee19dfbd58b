//! A picture that stands by itself: on white, with a title above and below what
//! it is of. It refers to nothing outside of it.

use super::Origin;

/// The width of a picture, and of what is drawn in it, in pixels.
const WIDTH: u32 = 960;
const MARGIN: u32 = 24;
/// The height of a line of words, in pixels.
const LINE: u32 = 20;
/// The most characters of a line of words.
const ROOM: usize = 128;

const FONT: &str = "system-ui, sans-serif";
const INK: &str = "#1c1e22";
const SOFT: &str = "#595c64";

/// A drawing, and the words above and below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words above; may be empty.
    pub caption: String,
    /// An `svg` element.
    pub svg: String,
    /// Its height in pixels.
    pub height: u32,
    /// The words below; may be empty.
    pub note: String,
}

/// A whole picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file's text.
    pub svg: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

impl Part {
    /// The width that a drawing has in a picture, in pixels.
    pub const WIDTH: u32 = WIDTH - 2 * MARGIN;
}

/// A picture of these parts, one below the other: its title, what it shows in
/// words, and the unit of its figures.
pub fn picture(
    origin: &Origin,
    (what, words, unit): (&str, &str, &str),
    parts: &[Part],
) -> Picture {
    let title = format!("{}: {what}", origin.title);
    let mut page = Page {
        body: String::new(),
        y: MARGIN,
    };
    page.words(&title, Style::Title);
    page.words(&origin.knobs, Style::Plain);
    page.y += LINE / 2;
    for part in parts {
        page.words(&part.caption, Style::Plain);
        page.drawing(part);
        page.words(&part.note, Style::Soft);
        page.y += LINE / 2;
    }
    let unit = format!("In {unit}.");
    for sentence in [unit].into_iter().chain(origin.said()) {
        page.words(&sentence, Style::Soft);
    }
    let cell = origin.cell();
    let colon = if cell.is_empty() { "" } else { ": " };
    let case = format!("{}{colon}{cell}", origin.exercise);
    page.words(&case, Style::Soft);
    page.words(&origin.made_by(), Style::Soft);
    page.words(&origin.address, Style::Soft);
    let height = page.y + MARGIN - LINE / 2;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" font-family=\"{FONT}\">\n\
         <title>{}</title>\n<desc>{}</desc>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>\n{}</svg>\n",
        xml(&title),
        xml(&format!("{words} {}. {}", origin.made_by(), origin.address)),
        page.body,
    );
    Picture {
        svg,
        width: WIDTH,
        height,
    }
}

#[derive(Clone, Copy)]
enum Style {
    Title,
    Plain,
    Soft,
}

/// A picture that is filled from the top.
struct Page {
    body: String,
    y: u32,
}

impl Page {
    fn words(&mut self, words: &str, style: Style) {
        let (size, weight, colour) = match style {
            Style::Title => (20, 600, INK),
            Style::Plain => (14, 400, INK),
            Style::Soft => (12, 400, SOFT),
        };
        let room = match style {
            Style::Title => ROOM * 6 / 10,
            Style::Plain | Style::Soft => ROOM,
        };
        for line in wrapped(words, room) {
            let y = self.y + LINE * 3 / 4;
            self.body.extend([format!(
                "<text x=\"{MARGIN}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" \
                 fill=\"{colour}\">{}</text>\n",
                xml(&line)
            )]);
            self.y += match style {
                Style::Title => LINE + 8,
                Style::Plain | Style::Soft => LINE,
            };
        }
    }

    fn drawing(&mut self, part: &Part) {
        let y = self.y;
        self.body.extend([format!(
            "<g transform=\"translate({MARGIN} {y})\">{}</g>\n",
            part.svg
        )]);
        self.y += part.height + LINE / 2;
    }
}

/// Lines of so many characters. What is longer than a line is cut.
fn wrapped(words: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for piece in letters.chunks(room.max(1)) {
            let piece: String = piece.iter().collect();
            let fits =
                |line: &&mut String| line.chars().count() + 1 + piece.chars().count() <= room;
            match lines.last_mut().filter(fits) {
                Some(line) => line.extend([" ", &piece]),
                None => lines.push(piece),
            }
        }
    }
    lines
}

/// A string as XML has it, without the characters that XML has not.
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::origin::{UNIT, sample};

    #[test]
    fn a_picture_says_what_it_is_of() {
        let part = Part {
            caption: "a < b".to_owned(),
            svg: "<svg height=\"100\"/>".to_owned(),
            height: 100,
            note: String::new(),
        };
        let drawn = picture(&sample(), ("peak", "naive takes all.", UNIT), &[part]);
        for said in [
            "<title>A map | a struct: peak</title>",
            "<desc>naive takes all. Bytewise 0.1.0, build 0123. https://example.org/",
            ">10,000 points</text>",
            ">a &lt; b</text>",
            "<svg height=\"100\"/></g>",
            ">In bytes requested of the allocator, wasm32.</text>",
            ">Ran twice.</text>",
            ">yours: an &lt;older&gt; draft.</text>",
            ">slots: points=10000</text>",
            ">Bytewise 0.1.0, build 0123</text>",
            ">https://example.org/exercise/slots/?points=10000&amp;view=time</text>",
        ] {
            assert!(drawn.svg.contains(said), "no {said} in {}", drawn.svg);
        }
        let height = format!("height=\"{}\"", drawn.height);
        assert!(drawn.svg.contains(&height), "{}", drawn.svg);
        assert!(drawn.height > 100 + 8 * LINE, "{}", drawn.height);
    }

    #[test]
    fn xml_has_no_character_that_it_cannot_have() {
        assert_eq!(
            xml("<a & 'b' \"c\">\n\u{0}"),
            "&lt;a &amp; &#39;b&#39; &quot;c&quot;&gt; \u{fffd}"
        );
    }

    #[test]
    fn no_line_is_longer_than_its_room() {
        let lines = wrapped("one two three https://example.org/a/b", 9);
        assert_eq!(
            lines,
            ["one two", "three", "https://e", "xample.or", "g/a/b"]
        );
        assert!(wrapped("", 9).is_empty());
    }
}
