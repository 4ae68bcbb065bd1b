import { describe, expect, test } from 'vitest';
import { allowUploadUrl } from '../../../src/core/tiktok/upload.ts';
import { planted } from './scripted-server.ts';

const path = planted.uploadPath;

describe('allowUploadUrl', () => {
  test.each([
    `https://open-upload.tiktokapis.com${path}`,
    `https://open-upload-va.tiktokapis.com${path}`,
    `https://upload.us.tiktokapis.com:443${path}`,
  ])('allows %s', (url) => {
    expect(allowUploadUrl(url, []).href).toBe(new URL(url).href);
  });

  test.each([
    `http://open-upload.tiktokapis.com${path}`,
    `https://open-upload.tiktokapis.com:8443${path}`,
    `https://tiktokapis.com${path}`,
    `https://eviltiktokapis.com${path}`,
    `https://open-upload.tiktokapis.com.evil.example${path}`,
    `https://open-upload.tiktokapis.com@evil.example${path}`,
    `https://someone:word@open-upload.tiktokapis.com${path}`,
    `https://evil.example\\.tiktokapis.com${path}`,
    `https://169.254.169.254${path}`,
    `ftp://open-upload.tiktokapis.com${path}`,
    'not an address',
  ])('refuses %s', (url) => {
    expect(() => allowUploadUrl(url, [])).toThrow('upload_host_not_allowed');
  });

  test('allows a host of its own by plain http, on that port only', () => {
    const hosts = ['127.0.0.1:4010'];
    expect(allowUploadUrl(`http://127.0.0.1:4010${path}`, hosts).port).toBe('4010');
    expect(() => allowUploadUrl(`http://127.0.0.1:4011${path}`, hosts)).toThrow();
    expect(() => allowUploadUrl(`http://localhost:4010${path}`, hosts)).toThrow();
    expect(() => allowUploadUrl(`http://a:b@127.0.0.1:4010${path}`, hosts)).toThrow();
  });

  test('knows a default port with and without its number', () => {
    expect(allowUploadUrl(`http://stand-in.test${path}`, ['stand-in.test:80']).port).toBe('');
    expect(allowUploadUrl(`https://stand-in.test${path}`, ['stand-in.test']).port).toBe('');
    expect(() => allowUploadUrl(`http://stand-in.test${path}`, ['stand-in.test:443'])).toThrow();
  });
});
