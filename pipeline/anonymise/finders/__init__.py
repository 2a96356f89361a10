"""Presidio recognisers, one per file: each finds one kind of identifier in a text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presidio_analyzer import EntityRecognizer

__all__ = ["pattern_recognisers"]


@cache
def pattern_recognisers() -> tuple[EntityRecognizer, ...]:
    """Give the recognisers for everything that is not a name, made once.

    Presidio takes seconds to import, so it is imported here and not with this package.

    Returns:
        One recogniser per kind of identifier. Each works on text alone; what two of
        them find may overlap.
    """
    from pipeline.anonymise.finders.address import AddressRecogniser
    from pipeline.anonymise.finders.age import AgeRecogniser
    from pipeline.anonymise.finders.card_and_account import CardAndAccountRecogniser
    from pipeline.anonymise.finders.case_reference import CaseReferenceRecogniser
    from pipeline.anonymise.finders.court_reference import CourtReferenceRecogniser
    from pipeline.anonymise.finders.date_of_birth import DateOfBirthRecogniser
    from pipeline.anonymise.finders.dates import DateRecogniser
    from pipeline.anonymise.finders.driving_licence import DrivingLicenceRecogniser
    from pipeline.anonymise.finders.email import EmailRecogniser
    from pipeline.anonymise.finders.nhs_number import NhsNumberRecogniser
    from pipeline.anonymise.finders.nino import NinoRecogniser
    from pipeline.anonymise.finders.passport import PassportRecogniser
    from pipeline.anonymise.finders.phone import PhoneRecogniser
    from pipeline.anonymise.finders.police_reference import PoliceReferenceRecogniser
    from pipeline.anonymise.finders.postcode import PostcodeRecogniser
    from pipeline.anonymise.finders.professional_registration import ProfessionalRegistrationRecogniser
    from pipeline.anonymise.finders.spoken_number import SpokenNumberRecogniser
    from pipeline.anonymise.finders.upn import UpnRecogniser
    from pipeline.anonymise.finders.url import UrlRecogniser
    from pipeline.anonymise.finders.vehicle import VehicleRecogniser
    from pipeline.anonymise.finders.welsh_dates import WelshDateRecogniser

    return (
        NhsNumberRecogniser(),
        NinoRecogniser(),
        PostcodeRecogniser(),
        AddressRecogniser(),
        PhoneRecogniser(),
        SpokenNumberRecogniser(),
        EmailRecogniser(),
        UrlRecogniser(),
        DateRecogniser(),
        DateOfBirthRecogniser(),
        WelshDateRecogniser(),
        AgeRecogniser(),
        PoliceReferenceRecogniser(),
        CourtReferenceRecogniser(),
        CaseReferenceRecogniser(),
        UpnRecogniser(),
        VehicleRecogniser(),
        PassportRecogniser(),
        DrivingLicenceRecogniser(),
        ProfessionalRegistrationRecogniser(),
        CardAndAccountRecogniser(),
    )
