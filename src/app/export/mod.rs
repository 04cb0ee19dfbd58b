//! Figures and plots for elsewhere: each says what it is of, and how it is
//! measured again. The same run gives the same bytes, so nothing here tells the
//! time, of day or of a run.

mod bars;
mod figures;
mod origin;
mod picture;
mod points;

pub use bars::bars;
pub use figures::{to_csv, to_json, to_markdown};
pub use origin::{Origin, UNIT, VERSION};
pub use picture::{Part, Picture, picture};
pub use points::{of_growth, of_time};
