//! What looks private: its kind, and where it is.

use crate::text::source::Span;

/// What kind of private thing a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivateKind {
    /// An email address.
    Email,
    /// A telephone number.
    Phone,
    /// A number that an authority gives a person, such as one of social security.
    IdentityNumber,
    /// The number of a driver's license or a passport.
    License,
    /// A date of birth.
    BirthDate,
    /// A house number and street where somebody lives.
    HomeAddress,
    /// The plate of a vehicle.
    Plate,
    /// A name with the age of a child.
    Child,
    /// A victim, witness or suspect by name.
    Party,
    /// The code that lets people into a meeting, or lead it, or through a door.
    MeetingKey,
    /// A user or a password in an address.
    Credentials,
    /// A participant of whom only the name is known.
    NameAlone,
    /// A participant or owner who acts for nobody but themselves.
    Resident,
    /// Who hosts or owns a commitment, by a name that is hardly that of an organization.
    Somebody,
    /// A file that lists people, such as a sign-in sheet.
    List,
}

impl PrivateKind {
    /// With its article.
    pub fn words(self) -> &'static str {
        match self {
            Self::Email => "an e-mail address",
            Self::Phone => "a telephone number",
            Self::IdentityNumber => "a social security number",
            Self::License => "the number of a driver's license or passport",
            Self::BirthDate => "a date of birth",
            Self::HomeAddress => "somebody's home address",
            Self::Plate => "a license plate",
            Self::Child => "the name and age of a child",
            Self::Party => "the name of somebody in a police case",
            Self::MeetingKey => "a password or code that lets people in",
            Self::NameAlone | Self::Resident | Self::Somebody => "the name of a private person",
            Self::List => "a list of people's names and contacts",
            Self::Credentials => "a user or a password in an address",
        }
    }
}

/// Something that looks private, and where in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateFact {
    /// What it looks like.
    pub kind: PrivateKind,
    /// Where in the file.
    pub span: Span,
    /// As it is shown.
    pub text: String,
}
